//! What may be: conditions, possibility, questions, and أن with the imperfect.

use super::modality::{GOVERNING, before, names_event, says, whole_word};
use super::polarity::own_head;
use super::prospect::lead;
use super::step;
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Func, Marks, Prep};
use crate::lexicon::paradigm::{Feats, Pro};
use crate::model::{Modality, Tense};
use crate::phrase::ChunkKind;
use crate::text::fold::{fold_str, spell};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// إذا، في حال، قد + imperfect, محتمل after the noun.
pub fn conditions(scene: &Scene<'_>, m: &mut Mention) {
    let c = &scene.cs[m.chunk as usize];
    let first = if m.verb { &scene.cs[lead(scene, m.chunk as usize)] } else { c };
    if m.verb && first.possible && first.feats.has(Feats::PRESENT) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "قد + imperfect", Range::new(first.start, first.end));
    }
    possibility(scene, m);
    if let Some(t) = irrealis(scene, m).filter(|_| m.modality == Modality::Asserted) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "what may be", Range::new(t, t + 1));
    }
    if let Some(t) = asked(scene, m) {
        m.modality = Modality::Hypothetical;
        step(m, "asked", Range::new(t, t + 1));
    }
    if let Some(t) = conditional(scene, m).or_else(|| if_it(scene, m)) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "condition", Range::new(t, t + 1));
    }
    // … وإلا هاجمت معسكراتها: a threat.
    let or_else = |&t: &u32| m.verb && spell(scene.a.tokens.letters(t as usize), "وإلا");
    if let Some(t) = c.start.checked_sub(1).filter(or_else) {
        (m.modality, m.tense) = (Modality::Intended, Tense::Future);
        step(m, "or else", Range::new(t, t + 1));
    }
    // A conditional particle earlier in the clause; ما إذا كانت قد قصفت asks for what was.
    let mut was = false;
    for k in (0..m.chunk as usize).rev().take(5) {
        let p = &scene.cs[k];
        // ما إذا كان ناجماً عن قصف
        let of_it = m.verb || c.prep == Prep::About;
        let being = of_it && p.kind == ChunkKind::Verb && p.marks.has(Marks::AUX) && p.feats.has(Feats::PAST);
        was |= being;
        if matches!(p.kind, ChunkKind::Verb | ChunkKind::Punct(Punct::Stop | Punct::Colon))
            && Some(k as u32) != m.governor
            && !being
        {
            break;
        }
        let t = p.start as usize;
        if scene.a.words[t].marks.has(Marks::CONDITION) && !concessive(scene, k) && !only_what(scene, m) {
            m.modality = Modality::Hypothetical;
            // (but ما إذا كان الجيش سيقتحم المخيم)
            let over = was && !(m.verb && c.feats.has(Feats::PRESENT));
            m.tense = if over { Tense::Past } else { Tense::Future };
            step(m, "condition", Range::new(p.start, p.end));
            break;
        }
    }
    // Adjectives of possibility in the phrase: هجوم محتمل، قصف وشيك.
    let end = (c.end as usize).max(m.token_end as usize);
    for t in m.token_end as usize..end {
        if says(scene, t, Marks::POSSIBLE) {
            m.modality = Modality::Hypothetical;
            m.tense = Tense::Future;
            step(m, "possible", Range::new(t as u32, t as u32 + 1));
        }
    }
    // عادت لتحلّق: after a verb of return it is no purpose.
    let again = (m.chunk as usize)
        .checked_sub(1)
        .is_some_and(|k| scene.cs[k].kind == ChunkKind::Verb && scene.cs[k].marks.has(Marks::LIGHT_B));
    if scene.a.words[m.token as usize].pro.has(Pro::L) && m.verb && c.feats.has(Feats::PRESENT) && !again {
        m.modality = Modality::Intended;
    }
}

/// في حال قصف المصفاة: the cue begins with the preposition of the phrase.
fn conditional(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let c = &scene.cs[m.chunk as usize];
    let before = c.start.checked_sub(1).filter(|&t| t >= scene.sentence.start && c.prep != Prep::None)?;
    let cue = scene.a.words[before as usize].marks.has(Marks::CONDITION) && m.token - before <= 3;
    (cue && !m.verb).then_some(before)
}

/// إن هاجمتم المدينة: no إنّ, which has a noun or a pronoun after it.
fn if_it(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    if !m.verb {
        return None;
    }
    let before = scene.cs[m.chunk as usize].start.checked_sub(1).filter(|&t| t >= scene.sentence.start)?;
    let word = scene.a.source(before as usize);
    let cue = ["إن", "وإن", "فإن"].iter().any(|cue| crate::text::fold::written(word, cue));
    (cue && !reports_before(scene, m)).then_some(before)
}

/// قال إن قصفت …: where speech stands before it, it is a slip.
fn reports_before(scene: &Scene<'_>, m: &Mention) -> bool {
    let k = (m.chunk as usize).checked_sub(2).map(|k| &scene.cs[k]);
    k.is_some_and(|c| {
        matches!(c.kind, ChunkKind::Verb | ChunkKind::Noun) && !scene.cs[m.chunk as usize - 1].conj
    })
}

/// هل قصفت القوات المدرسة؟ The verb of the question, or the noun that it carries.
fn asked(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    static WHETHER: Lazy<Vec<u8>> = Lazy::new(|| fold_str("هل"));
    let verb = if m.verb { Some(m.chunk) } else { m.governor }?;
    // The particle may be part of the verb group.
    let start = scene.cs[verb as usize].head;
    let from = start.saturating_sub(4).max(scene.sentence.start);
    let same = |&t: &u32| scene.a.words[t as usize].func != Func::Subordinator;
    (from..start).rev().take_while(same).find(|&t| {
        let letters = scene.a.tokens.letters(t as usize);
        letters.ends_with(&WHETHER) && letters.len() <= WHETHER.len() + 1
    })
}

/// ولو للحظة: «even if» is no condition.
fn concessive(scene: &Scene<'_>, k: usize) -> bool {
    static IF: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ولو"));
    scene.a.tokens.letters(scene.cs[k].start as usize) == IF.as_slice()
        && scene.cs.get(k + 1).is_some_and(|n| n.kind != ChunkKind::Verb)
}

/// حذّر من أن تقصف القوات الحيّ: أن with the imperfect tells what may be, not what is. Not so after words of time and
/// of being able (بعد أن، تمكّن من أن).
fn irrealis(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    const BACK: usize = 6;
    let verb = if m.verb { m.chunk } else { m.governor.filter(|_| own_head(scene, m))? };
    let v = lead(scene, verb as usize);
    let c = &scene.cs[v];
    let that = v.checked_sub(1).filter(|&k| scene.cs[k].kind == ChunkKind::Subordinator)?;
    let letters = scene.a.tokens.letters(scene.cs[that].start as usize);
    let plain = ["أن", "بأن", "ألا"].iter().any(|w| spell(letters, w));
    // من المقرر أن تستأنف الغارات: planned.
    if before(scene, v, Marks::PLANNED).is_some() {
        return None;
    }
    // رجّح أن يكون الهجوم من تنفيذ …: what it is, not that it was.
    let being = !m.verb && c.marks.has(Marks::AUX);
    if being
        || !plain
        || !c.feats.has(Feats::PRESENT)
        || c.future
        || c.negated
        || scene.cs[that].end != c.start
    {
        return None;
    }
    let timed = that.checked_sub(1).is_some_and(|k| {
        matches!(scene.cs[k].prep, Prep::Before | Prep::After | Prep::Since | Prep::Until | Prep::Without)
    });
    let main = (that.saturating_sub(BACK)..that).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    let done = main.is_some_and(|k| {
        let k = &scene.cs[k];
        k.marks.any(Marks::ABLE.with(Marks::LIGHT_B).with(Marks::OCCUR).with(Marks::CONTINUE))
            && !k.negated
            && !k.possible
    });
    (!timed && !done).then_some(scene.cs[that].start)
}

/// ربما كانت محاولة، لا يمكن شنّ هجوم، من المتوقع أن تشنّ هجوماً
fn possibility(scene: &Scene<'_>, m: &mut Mention) {
    let at = if m.verb { m.chunk } else { m.governor.unwrap_or(m.chunk) } as usize;
    let own = m.verb || own_head(scene, m);
    let verb = m.governor.map(|v| scene.cs[v as usize].head);
    let governor = verb.filter(|&t| scene.a.words[t as usize].marks.has(Marks::POSSIBLE));
    let above =
        governor.or_else(|| before(scene, at, Marks::POSSIBLE)).filter(|_| own && !another_deed(scene, m));
    let said = predicate(scene, m);
    let cue = above.or_else(|| of_it(scene, m)).or(said);
    let Some(t) = cue.or_else(|| in_reach(scene, m)).filter(|_| !only_what(scene, m)) else { return };
    m.modality = Modality::Hypothetical;
    if said.is_some() || !(scene.cs[at].kind == ChunkKind::Verb && scene.cs[at].feats.has(Feats::PAST)) {
        m.tense = Tense::Future;
    }
    step(m, "possible", Range::new(t, t + 1));
}

/// قد يكون الهجوم من تنفيذ خلية نائمة، ربما كانت الضربة انتقاماً: what it was is guessed, not whether it was.
pub fn only_what(scene: &Scene<'_>, m: &Mention) -> bool {
    let Some(v) = m.governor.map(|v| v as usize) else { return false };
    let np = m.chunk as usize;
    let subject = scene.roles[v].is_some_and(|r| r.subject == Some(np));
    let said = scene.cs.get(np + 1).is_some_and(|c| {
        let soon = (c.start..c.end).any(|t| says(scene, t as usize, Marks::POSSIBLE));
        let kind = matches!(c.kind, ChunkKind::Noun | ChunkKind::Adverb);
        kind && matches!(c.prep, Prep::From | Prep::None) && !soon
    });
    let being = scene.cs[v].marks.has(Marks::AUX) && v < np;
    !m.verb && being && subject && said && scene.a.words[m.token as usize].al()
}

/// لا يمكن نسيان القصف، من الصعب وصف القصف: what is possible is the deed that stands between.
fn another_deed(scene: &Scene<'_>, m: &Mention) -> bool {
    const CARRY: Marks = GOVERNING.with(Marks::LIGHT).with(Marks::LIGHT_B).with(Marks::OCCUR);
    let c = &scene.cs[m.chunk as usize];
    let left = m.chunk.checked_sub(1).map(|k| &scene.cs[k as usize]);
    // من المتوقع أن تشنّ القوات هجوماً: between them stands who does it.
    let subject = m.governor.and_then(|v| scene.roles[v as usize]).and_then(|r| r.subject);
    !m.verb
        && c.prep == Prep::None
        && subject.is_none_or(|s| s + 1 != m.chunk as usize)
        && left.is_some_and(|k| k.bare() && k.end == c.start && !k.marks.any(CARRY) && !names_event(scene, k))
}

/// من شأن الهجوم أن: the cue and the event are one phrase.
fn of_it(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let from = scene.cs[m.chunk as usize].start.saturating_sub(1).max(scene.sentence.start);
    (from..m.token).find(|&t| {
        let w = &scene.a.words[t as usize];
        w.marks.has(Marks::POSSIBLE) && t + 2 == m.token
    })
}

/// بإمكان المسلحين مهاجمة القاعدة: what is in reach of whoever stands between.
fn in_reach(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let c = &scene.cs[m.chunk as usize];
    let left = scene.cs.get((m.chunk as usize).checked_sub(1)?)?;
    let able = left.kind == ChunkKind::Noun && left.prep == Prep::B && left.end == c.start;
    (able && c.bare() && !m.verb && whole_word(scene, left.start, Marks::POSSIBLE)).then_some(left.start)
}

/// الضربة باتت وشيكة: said of it by a verb of being.
fn predicate(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let np = m.chunk as usize;
    // بات الهجوم البري على الحديدة وشيكاً
    if let Some(v) = m.governor.map(|v| v as usize).filter(|&v| v < np && scene.cs[v].marks.has(Marks::AUX)) {
        const NEAR: usize = 3;
        let said = scene.cs[np + 1..].iter().take(NEAR).find(|c| c.prep == Prep::None)?;
        let soon = said.kind == ChunkKind::Noun && scene.a.words[said.head as usize].adjective;
        let word = said.head as usize;
        let cue = says(scene, word, Marks::POSSIBLE) || says(scene, word, Marks::FEAR);
        let fits = soon && !scene.cs[v].negated && cue;
        return fits.then_some(said.head);
    }
    let (verb, said) = (scene.cs.get(np + 1)?, scene.cs.get(np + 2)?);
    let being = !m.verb && verb.kind == ChunkKind::Verb && verb.marks.has(Marks::AUX) && !verb.negated;
    let adjective = said.prep == Prep::None && scene.a.words[said.head as usize].adjective;
    (being && adjective && says(scene, said.head as usize, Marks::POSSIBLE)).then_some(said.head)
}
