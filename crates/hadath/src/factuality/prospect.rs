//! Events that are only thought of: kinds of events, purposes, what was prevented, and verbs that share the قد or the
//! سوف of the verb before them.

use super::modality::{before, says};
use super::polarity::own_head;
use super::step;
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Modality, Mode, Polarity, Role, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{fold_str, spell};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// أي هجوم، سياسة القصف، تحظر المادة الاعتداء على: a kind of event, not one that took place.
pub fn generic(scene: &Scene<'_>, m: &mut Mention) {
    if m.verb || m.polarity == Polarity::Negative {
        return;
    }
    let law = m.governor.map(|v| &scene.cs[v as usize]).filter(|v| v.marks.has(Marks::GENERIC));
    let cue = law.filter(|_| own_head(scene, m)).map(|v| v.head).or_else(|| generic_word(scene, m));
    let Some(t) = cue else { return };
    m.generic = true;
    if m.modality == Modality::Asserted {
        m.modality = Modality::Hypothetical;
    }
    step(m, "generic", Range::new(t, t + 1));
}

/// A word of kind before the event in its phrase, or right before the phrase.
fn generic_word(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    static EVERY: Lazy<Vec<u8>> = Lazy::new(|| fold_str("كل"));
    let from = scene.cs[m.chunk as usize].start.saturating_sub(1).max(scene.sentence.start);
    let w = &scene.a.words[m.token as usize];
    let certain = w.al() || w.enc != Enc::None;
    (from..m.token).find(|&t| {
        let letters = scene.a.tokens.letters(t as usize);
        // كل الهجمات is all of those that took place.
        let every = letters.ends_with(&EVERY) && letters.len() <= EVERY.len() + 1;
        says(scene, t as usize, Marks::GENERIC) && !(every && certain)
    })
}

/// The first verb of a row of imperfects: قد يعودون ويشنون أو ينفذون. A verb with a subject of its own begins anew.
pub fn lead(scene: &Scene<'_>, verb: usize) -> usize {
    const ROW: usize = 4;
    const REACH: usize = 10;
    let mut at = verb;
    for _ in 0..ROW {
        let c = &scene.cs[at];
        let alone = scene.roles[at].is_none_or(|r| r.subject.is_none_or(|s| s < at));
        if c.kind != ChunkKind::Verb || !c.feats.has(Feats::PRESENT) || !joined(scene, at) || !alone {
            break;
        }
        let earlier = (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|&k| same_clause(&scene.cs[k]))
            .find(|&k| scene.cs[k].kind == ChunkKind::Verb);
        let fits = |k: &usize| {
            let e = &scene.cs[*k];
            e.feats.has(Feats::PRESENT)
                && e.feats.has(Feats::FIRST) == c.feats.has(Feats::FIRST)
                && scene.roles[*k].is_none_or(|r| r.antecedent.is_none())
        };
        match earlier.filter(fits) {
            Some(k) => at = k,
            None => break,
        }
    }
    at
}

/// و or ف on the verb, أو before it.
fn joined(scene: &Scene<'_>, at: usize) -> bool {
    static OR: Lazy<Vec<u8>> = Lazy::new(|| fold_str("أو"));
    let c = &scene.cs[at];
    c.conj || c.start > scene.sentence.start && scene.a.tokens.letters(c.start as usize - 1) == OR.as_slice()
}

fn same_clause(c: &Chunk) -> bool {
    !matches!(c.kind, ChunkKind::Punct(Punct::Stop | Punct::Colon) | ChunkKind::Relative | ChunkKind::Opener)
}

/// لكي يفجر نفسه، من أجل أن يقوم بهجوم، خلية لتنفيذ هجمات: what somebody wants to do.
pub fn purpose(scene: &Scene<'_>, m: &mut Mention) {
    if m.modality != Modality::Asserted || m.polarity == Polarity::Negative {
        return;
    }
    let verb = if m.verb { Some(m.chunk) } else { m.governor };
    let verb = verb.map(|v| v as usize).filter(|&v| scene.cs[v].feats.has(Feats::PRESENT));
    let own = m.verb || own_head(scene, m);
    let cue = verb.filter(|_| own).and_then(|v| before(scene, lead(scene, v), Marks::PLANNED));
    // من المقرر أن تستأنف الغارات
    let that =
        verb.and_then(|v| v.checked_sub(1)).is_some_and(|k| scene.cs[k].kind == ChunkKind::Subordinator);
    if cue.is_some() && that && m.tense == Tense::Present {
        m.tense = Tense::Future;
    }
    let cue = cue.or_else(|| to_carry_out(scene, m)).or_else(|| sent_for(scene, m));
    if let Some(t) = cue.or_else(|| near_deed(scene, m)) {
        m.modality = Modality::Intended;
        step(m, "purpose", Range::new(t, t + 1));
    }
}

/// لـ before a noun of carrying out, after a noun that is no event: قاعدة لشنّ هجوم، نساء لتنفيذ تفجيرات.
fn to_carry_out(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let np = m.chunk as usize;
    let c = &scene.cs[np];
    let left = &scene.cs[np.checked_sub(1)?];
    let tool = says(scene, left.head as usize, Marks::TOOL);
    let carries = scene.a.words[c.start as usize].marks.any(Marks::LIGHT.with(Marks::LIGHT_B));
    if c.prep != Prep::L || m.verb || !(carries && c.start < m.token || tool) {
        return None;
    }
    let thing = left.kind == ChunkKind::Noun && left.trigger == NONE;
    // تعرض السكان لتنفيذ …: the verb asks for the preposition.
    let asked = m.governor.is_some_and(|v| scene.cs[v as usize].marks.any(Marks::UNDERGO));
    (thing && !asked).then_some(c.start)
}

/// انطلقت مجموعة لمهاجمة السجن، أرسل طائرات لقصف القرية: for what somebody set out or was sent.
fn sent_for(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    const BACK: usize = 6;
    let np = m.chunk as usize;
    if m.verb || scene.cs[np].prep != Prep::L || !own_head(scene, m) {
        return None;
    }
    let v = (np.saturating_sub(BACK)..np)
        .rev()
        .take_while(|&k| same_clause(&scene.cs[k]))
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    scene.cs[v].marks.has(Marks::SENT).then_some(scene.cs[v].head)
}

/// قرب تنفيذ ضربات: not near a place, but soon.
fn near_deed(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let c = &scene.cs[m.chunk as usize];
    // عن قرب تنفيذ ضربات
    let inside = |t: u32| spell(scene.a.tokens.letters(t as usize), "قرب");
    let next = scene.a.words.get(c.start as usize + 1)?;
    if !m.verb && inside(c.start) && c.start + 1 < m.token && next.marks.any(Marks::LIGHT.with(Marks::OCCUR))
    {
        return Some(c.start);
    }
    let before = c.start.checked_sub(1).filter(|&t| t >= scene.sentence.start)?;
    let carries = Marks::LIGHT.with(Marks::OCCUR).with(Marks::UNDERGO);
    let deed = c.start < m.token && scene.a.words[c.start as usize].marks.any(carries);
    let near = c.prep == Prep::At && spell(scene.a.tokens.letters(before as usize), "قرب");
    (near && deed && !m.verb).then_some(before)
}

/// فكّك العبوة قبل أن تنفجر، اكتُشفت السيارة قبل تفجيرها: it was prevented.
pub fn prevented(scene: &Scene<'_>, m: &mut Mention) {
    const REACH: usize = 10;
    let at = m.chunk as usize;
    let from =
        if m.verb { before_that(scene, at) } else { (scene.cs[at].prep == Prep::Before).then_some(at) };
    let Some(from) = from.filter(|_| m.verb || own_head(scene, m)) else { return };
    let stops = |c: &Chunk| same_clause(c) && c.kind != ChunkKind::Subordinator;
    let main = (from.saturating_sub(REACH)..from).rev().take_while(|&k| stops(&scene.cs[k])).find(|&k| {
        scene.cs[k].marks.any(Marks::PREVENT.with(Marks::FOIL))
            || m.verb && stopped_doer(scene, k, at).is_some()
    });
    let Some(main) = main.filter(|&k| !scene.cs[k].negated) else { return };
    if let Some(doer) = stopped_doer(scene, main, at).filter(|_| m.verb) {
        let role = if scene.cs[doer].classes.has(Classes::WEAPON) { Role::Weapon } else { Role::Agent };
        m.args.retain(|a| a.role != Role::Agent);
        m.add(role, scene.range(doer), "stopped before it");
    }
    let main = &scene.cs[main];
    m.polarity = Polarity::Negative;
    m.modality = Modality::Intended;
    step(m, "prevented", Range::new(main.head, main.head + 1));
}

/// أسقطوا مسيّرة قبل أن تستهدف …, قتلوا انتحارياً قبل أن يفجر نفسه: what or who was shot, killed or taken does not get to do it.
fn stopped_doer(scene: &Scene<'_>, main: usize, verb: usize) -> Option<usize> {
    let c = &scene.cs[main];
    if c.kind != ChunkKind::Verb || scene.a.words[c.head as usize].verb == NONE {
        return None;
    }
    let lexeme = scene.a.words[c.head as usize].verb;
    let stops = std::iter::once(lexeme)
        .chain(scene.other_senses(c.head, lexeme))
        .filter_map(|l| scene.trigger(l))
        .any(|t| {
            matches!(t.kind, EventKind::Casualty | EventKind::Detention) || t.mode == Some(Mode::Shootdown)
        });
    let roles = scene.roles[main].unwrap_or_default();
    let clause = scene.clause();
    let doer = roles.object.filter(|&o| clause.agrees_before(o, verb));
    // قتل الإرهابي ثلاثة قبل أن يفجر نفسه: whoever killed did it.
    // قتل الأمن أحد المهاجمين قبل أن يفجر حزامه: the police blow nothing up.
    let fighter = |k: usize| scene.cs[k].classes.has(Classes::FIGHTER);
    let other = roles.subject.filter(|&s| clause.agrees_before(s, verb));
    let other = |o: usize| {
        other.is_some_and(|s| fighter(s) || !(fighter(o) || scene.cs[o].all.has(Classes::FIGHTER)))
    };
    doer.filter(|&o| stops && (!other(o) || scene.cs[o].classes.has(Classes::WEAPON)))
}

/// The chunk of قبل in قبل أن يفجر.
fn before_that(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let that = verb.checked_sub(1)?;
    let before = that.checked_sub(1)?;
    (scene.cs[that].kind == ChunkKind::Subordinator && scene.cs[before].prep == Prep::Before)
        .then_some(before)
}

/// قد يُرفع الحصار، هل تنجح الوساطة في وقف القصف، متى يتوقف القصف: it goes on as long as its end is only thought of.
pub fn not_yet_over(scene: &Scene<'_>, m: &mut Mention) {
    static END: Lazy<[Vec<u8>; 8]> =
        Lazy::new(|| ["وقف", "إيقاف", "إنهاء", "رفع", "فك", "كسر", "انتهاء", "نهاية"].map(fold_str));
    if m.verb || m.polarity == Polarity::Negative {
        return;
    }
    let c = &scene.cs[m.chunk as usize];
    let thought = matches!(m.modality, Modality::Hypothetical | Modality::Intended);
    // (وقف هجوم كانت الكتيبة تعتزم شنّه: one that is only planned)
    let certain = c.definite || scene.a.words[m.token as usize].enc != Enc::None;
    let noun = certain && END.iter().any(|w| scene.a.stem(c.start as usize) == w.as_slice());
    // متى يتوقف القصف, قد يتوقف القصف
    let ends = m.governor.is_some_and(|v| {
        let (k, np) = (&scene.cs[v as usize], m.chunk as usize);
        let of_it = scene.roles[v as usize].is_some_and(|r| r.subject == Some(np) || r.object == Some(np));
        let only = !k.marks.any(Marks::PLAN.with(Marks::FOIL).with(Marks::FAIL)) && k.marks.has(Marks::STOP);
        // توقف القصف: one spelling of two verbs
        let past = scene.a.lexicon.forms.get(scene.a.stem(k.head as usize)).any(|r| r.feats.has(Feats::PAST));
        of_it && only && k.feats.has(Feats::PRESENT) && !past && !k.negated
    });
    // الهجمات يجب أن تتوقف
    let must = || {
        const NEAR: usize = 6;
        let np = m.chunk as usize;
        let plain = |k: &usize| !matches!(scene.cs[*k].kind, ChunkKind::Punct(_) | ChunkKind::Opener);
        let v = (np + 2..scene.cs.len().min(np + NEAR)).take_while(plain).find(|&k| {
            scene.cs[k].kind == ChunkKind::Verb && scene.cs[k - 1].kind == ChunkKind::Subordinator
        })?;
        let stops = scene.cs[v].marks.has(Marks::STOP) && scene.cs[v].feats.has(Feats::PRESENT);
        (stops && scene.clause().agrees_before(np, v)).then_some(v)
    };
    if thought && noun || ends || c.prep == Prep::None && must().is_some() {
        (m.modality, m.tense) = (Modality::Asserted, Tense::Present);
        step(m, "not yet over", Range::new(c.start, m.token_end));
    }
}

/// هجوم فاشل، المحاولات الفاشلة لتفجير: said by an adjective.
pub fn failed(scene: &Scene<'_>, m: &mut Mention) {
    let c = &scene.cs[m.chunk as usize];
    let after = (m.token_end..c.end).find(|&t| is_failed(scene, t));
    let tried = m.chunk.checked_sub(1).map(|k| &scene.cs[k as usize]).filter(|k| {
        matches!(c.prep, Prep::L | Prep::None) && k.kind == ChunkKind::Noun && k.marks.has(Marks::TRY)
    });
    let of_attempt = tried.and_then(|k| (k.head + 1..k.end).find(|&t| is_failed(scene, t)));
    if let Some(t) = after.or(of_attempt).filter(|_| !m.verb && m.kind != EventKind::Statement) {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        m.tense = Tense::Past;
        step(m, "foiled or failed", Range::new(t, t + 1));
    }
}

fn is_failed(scene: &Scene<'_>, t: u32) -> bool {
    scene.a.words[t as usize].adjective
        && (says(scene, t as usize, Marks::FAIL) || says(scene, t as usize, Marks::FOIL))
}

/// رفض تأكيد الهجوم، امتنع عن التعليق على القصف: the noun before it is one of speech, and all that is said above is
/// said of that.
pub fn spoken_of(scene: &Scene<'_>, m: &Mention) -> bool {
    let Some(left) = m.chunk.checked_sub(1).map(|k| &scene.cs[k as usize]) else { return false };
    let speech = scene
        .trigger(scene.a.words[left.head as usize].noun)
        .is_some_and(|t| t.kind == EventKind::Statement && t.act != Some(crate::model::Act::Warn));
    let about = matches!(scene.cs[m.chunk as usize].prep, Prep::None | Prep::On | Prep::About);
    !m.verb && left.kind == ChunkKind::Noun && about && speech
}
