//! Modality: words above the event, conditions, possibility.

use super::polarity::own_head;
use super::prospect::{lead, spoken_of};
use super::{step, verb_chunk};
use crate::frame::{Mention, Range, Scene, aims_at_deed};
use crate::lexicon::class::{Classes, Func, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::NONE;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{fold_str, spell};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// What says something of the event from above.
pub const GOVERNING: Marks = Marks::TRY
    .with(Marks::PLAN)
    .with(Marks::FOIL)
    .with(Marks::FAIL)
    .with(Marks::FEAR)
    .with(Marks::STOP)
    .with(Marks::CONTINUE);

/// Words of plan, fear and attempt.
const THOUGHT: Marks = Marks::PLAN.with(Marks::FEAR).with(Marks::TRY);

/// What stands above an event.
struct Above {
    marks: Marks,
    /// The word that bears the marks.
    at: u32,
    /// لا ينوي، لا خطط، لم يتمكن
    negated: bool,
    /// It stands in a relative clause after the event.
    later: bool,
}

/// Words above the event in the phrase or the clause: محاولة، إحباط، احتمال، خطة، وقف، لـ of purpose.
pub fn governors(scene: &Scene<'_>, m: &mut Mention) {
    let above = above(scene, m);
    let (marks, range) = (above.marks, Range::new(above.at, above.at + 1));
    if let Some(v) = m.governor.map(|v| &scene.cs[lead(scene, v as usize)]).filter(|v| v.possible) {
        m.modality = Modality::Hypothetical;
        if v.feats.has(Feats::PRESENT) {
            m.tense = Tense::Future;
        }
    }
    // أحبط هجوماً نفّذه التنظيم: it took place.
    let own = scene.a.words[m.token as usize].enc != Enc::None;
    let carried_out = own || m.args.iter().any(|a| a.rule == "subject of the relative clause");
    if let Some(t) = failed_later(scene, m).filter(|_| !m.verb) {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        step(m, "foiled or failed", Range::new(t, t + 1));
    }
    if marks.any(Marks::STOP) && m.governor.is_some_and(|v| scene.cs[v as usize].negated) {
        m.polarity = Polarity::Positive;
        m.tense = Tense::Present;
        step(m, "did not stop", range);
    } else if marks.has(Marks::STOP) && marks.any(Marks::PLAN.with(Marks::TRY)) && !above.later {
        // يريدون وقف القصف, يحاولون رفع الحصار: it goes on.
        m.tense = Tense::Present;
        step(m, "to be stopped", range);
    } else if marks.any(Marks::FOIL.with(Marks::FAIL)) && carried_out {
        step(m, "repelled", range);
    } else if marks.any(Marks::FOIL.with(Marks::FAIL)) && given_up(scene, m, marks)
        || marks.any(Marks::ABLE) && above.negated
    {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        step(m, "foiled or failed", range);
    } else if marks.any(Marks::FEAR) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "feared or expected", range);
    } else if marks.any(Marks::PLAN.with(Marks::PLANNED)) {
        planned(scene, m, &above);
    } else if marks.has(Marks::TRY) && above.at < scene.cs[m.chunk as usize].start && !above.later {
        // حاول تفجير طائرة، محاولة متشددين تفجير … (but نجا من محاولة اغتيال: one phrase, it took place)
        m.modality = Modality::Intended;
        step(m, "attempted", range);
        if let Some(t) = in_vain(scene, m) {
            m.polarity = Polarity::Negative;
            step(m, "foiled or failed", Range::new(t, t + 1));
        }
    } else if marks.has(Marks::CONTINUE) && m.tense == Tense::Past {
        // أكد استمرار القصف: the word of speech tells nothing of its time.
        let speech = |v: &Chunk| {
            scene.trigger(scene.a.words[v.head as usize].verb).is_some_and(|t| t.kind == EventKind::Statement)
        };
        let past = verb_chunk(scene, m).is_some_and(|v| {
            v.feats.has(Feats::PAST) && !v.negated && (m.verb || v.marks.has(Marks::CONTINUE) || !speech(v))
        });
        if !past {
            m.tense = Tense::Present;
        }
        step(m, "goes on", range);
    }
    if m.tense == Tense::Future && m.modality == Modality::Asserted {
        m.modality = Modality::Intended;
    }
}

/// تراجع عن اقتحام المخيم, but تراجعت الغارات: a verb of ending too gives up what follows عن.
fn given_up(scene: &Scene<'_>, m: &Mention, marks: Marks) -> bool {
    !marks.has(Marks::STOP) || scene.cs[m.chunk as usize].prep == Prep::About
}

fn planned(scene: &Scene<'_>, m: &mut Mention, above: &Above) {
    m.modality = Modality::Intended;
    let at = above.at;
    // خططت لاغتيال stays in the past, استعداد لهجوم looks ahead.
    let verb = scene.cs.iter().find(|c| c.kind == ChunkKind::Verb && c.start <= at && at < c.end);
    let was = |c: &Chunk| c.kind == ChunkKind::Verb && c.marks.has(Marks::AUX) && c.feats.has(Feats::PAST);
    let np = m.chunk as usize;
    let before = (np.saturating_sub(2)..scene.cs.len().min(np + 4)).any(|k| was(&scene.cs[k]));
    let past =
        before || verb.is_some_and(|c| c.feats.has(Feats::PAST) || c.aux || c.feats.has(Feats::JUSSIVE));
    if !past {
        m.tense = Tense::Future;
    }
    if above.negated {
        m.polarity = Polarity::Negative;
    }
    step(m, "planned", Range::new(at, at + 1));
}

/// Collects the marks of the words above the event.
fn above(scene: &Scene<'_>, m: &Mention) -> Above {
    let c = &scene.cs[m.chunk as usize];
    let own = m.verb || own_head(scene, m) && !spoken_of(scene, m);
    let mut a = Above { marks: Marks::NONE, at: m.token, negated: false, later: false };
    // على وشك تفجير نفسه: a cue that begins with the preposition of the phrase.
    let before = c.start.saturating_sub(1).max(scene.sentence.start);
    let cue = scene.a.words[before as usize].marks.has(Marks::PLANNED) && c.prep != Prep::None;
    if cue && before < c.start && m.token - before <= 3 {
        (a.marks, a.at) = (Marks::PLANNED, before);
    }
    // Inside the phrase, before the trigger.
    for t in c.start..m.token {
        let w = &scene.a.words[t as usize];
        if !w.marks.is_none() {
            a.marks = a.marks.with(w.marks);
            a.at = t;
        } else if t == c.start && whole_word(scene, t, Marks::PLANNED) {
            // كانت بصدد تنفيذ هجوم
            (a.marks, a.at) = (a.marks.with(Marks::PLANNED), t);
        }
    }
    // نخشى أن يأتي الطيران فيقصف: what stands above the first verb of the row.
    let first = if m.verb { lead(scene, m.chunk as usize) } else { m.chunk as usize };
    for left in (0..first).rev().take(3) {
        let k = &scene.cs[left];
        match k.kind {
            ChunkKind::Noun
                if k.marks.any(GOVERNING)
                    && !names_event(scene, k)
                    && (m.verb || own || !k.marks.any(THOUGHT))
                    && asked_for(c.prep, k.marks) =>
            {
                a.marks = a.marks.with(k.marks);
                a.at = k.head;
                // لا خطط لاقتحام المدينة
                a.negated |= left.checked_sub(1).is_some_and(|j| scene.cs[j].negated);
                // أحبط مخططاً لتفجير: what happened to the plan happened to the event.
                if let Some((v, _)) = scene.governor(left) {
                    let fate = scene.cs[v].marks.any(Marks::FOIL.with(Marks::FAIL)) && k.trigger == NONE;
                    a.marks = if fate { a.marks.with(scene.cs[v].marks) } else { a.marks };
                }
            }
            ChunkKind::Noun if own && left + 1 == first && describes(scene, k, c.prep).is_some() => {
                let t = describes(scene, k, c.prep).unwrap_or(k.head);
                a.marks = a.marks.with(if says(scene, t as usize, Marks::FEAR) {
                    Marks::FEAR
                } else {
                    Marks::PLAN
                });
                a.at = t;
            }
            ChunkKind::Verb => {
                // لا ينوي … دون هجوم؛ حالت … دون تفجير
                let wanted = c.prep == Prep::Without && (k.negated || k.marks.has(Marks::FOIL));
                let asks = asked_for(c.prep, scene.cs[left].marks);
                if own && asks && (m.governor == Some(left as u32) || wanted)
                    || m.verb && complement(scene, left, first)
                {
                    a.verb(scene, left);
                }
                break;
            }
            ChunkKind::Adverb if !k.marks.is_none() && (own || !k.marks.has(Marks::PLANNED)) => {
                a.marks = a.marks.with(k.marks);
                a.at = k.head;
            }
            ChunkKind::Time
            | ChunkKind::Aside
            | ChunkKind::Adverb
            | ChunkKind::Subordinator
            | ChunkKind::Noun => {}
            _ => break,
        }
    }
    if let Some(v) = m.governor.map(|v| v as usize).filter(|_| own) {
        // توقع أن تشنّ إسرائيل هجوماً: what stands above its light verb.
        if let Some(k) = whose_complement(scene, lead(scene, v)) {
            a.verb(scene, k);
        }
    }
    if let Some(v) = m.governor.map(|v| v as usize) {
        // توقع المصدر ارتفاع حصيلة الانفجار, الهجوم يهدف إلى …: neither inside its object nor as its subject.
        let subject = scene.roles[v].is_some_and(|r| r.subject == Some(m.chunk as usize));
        let marks = scene.cs[v].marks;
        if own && !(subject && marks.any(THOUGHT)) && asked_for(c.prep, marks) {
            a.verb(scene, v);
        }
    }
    if let Some(v) = listed_plan(scene, m).filter(|_| own) {
        a.verb(scene, v);
    }
    if let Some((t, marks)) = of_plot(scene, m) {
        (a.marks, a.at) = (a.marks.with(marks), t);
    }
    if let Some(v) = intended_later(scene, m) {
        a.verb(scene, v);
        a.later = true;
    }
    a
}

/// خططوا لإثارة الفتنة وتفجير المساجد: the event goes on with a list that a verb of plan asks for.
fn listed_plan(scene: &Scene<'_>, m: &Mention) -> Option<usize> {
    const BACK: usize = 8;
    let np = m.chunk as usize;
    let c = &scene.cs[np];
    // والقيام بعمليات: the carrier goes on.
    let carrier = np.checked_sub(1).filter(|&k| {
        let l = &scene.cs[k];
        c.prep == Prep::B && l.conj && l.bare() && l.marks.has(Marks::LIGHT_B) && l.kind == ChunkKind::Noun
    });
    let first = carrier.unwrap_or(np);
    if m.verb || !(scene.cs[first].conj && scene.cs[first].bare()) {
        return None;
    }
    let row = |k: &usize| {
        !matches!(
            scene.cs[*k].kind,
            ChunkKind::Punct(Punct::Stop | Punct::Colon)
                | ChunkKind::Opener
                | ChunkKind::Relative
                | ChunkKind::Subordinator
        )
    };
    let v = (first.saturating_sub(BACK)..first)
        .rev()
        .take_while(row)
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    let next = scene.cs.get(v + 1..first)?;
    let deed = next.iter().find(|k| {
        k.kind == ChunkKind::Noun
            && k.end > k.start
            && scene.a.words[k.head as usize].nominal
            && asked_for(k.prep, Marks::PLAN)
            && !k.classes.any(Classes::HUMAN.with(Classes::PLACE))
    })?;
    let plans =
        scene.cs[v].marks.has(Marks::PLAN) && asked_for(deed.prep, scene.cs[v].marks) && !scene.cs[v].negated;
    plans.then_some(v)
}

/// مخطط كانت المجموعة تنوي تنفيذه عبر عملية انتحارية، مخطط يستهدف المساجد: what is told of a plot is planned, and with
/// the plot it is foiled.
fn of_plot(scene: &Scene<'_>, m: &Mention) -> Option<(u32, Marks)> {
    const BACK: usize = 8;
    let at = m.chunk as usize;
    let row = |k: &usize| {
        let c = &scene.cs[*k];
        !matches!(
            c.kind,
            ChunkKind::Punct(Punct::Stop | Punct::Colon) | ChunkKind::Opener | ChunkKind::Subordinator
        ) && !(c.kind == ChunkKind::Verb && c.conj)
    };
    let np = (at.saturating_sub(BACK)..at).rev().take_while(row).find(|&k| {
        let c = &scene.cs[k];
        c.kind == ChunkKind::Noun && (c.start..c.end).any(|t| says(scene, t as usize, Marks::PLOT))
    })?;
    let (plot, next) = (&scene.cs[np], &scene.cs[np + 1]);
    // The plot has the event in a clause of its own, or for its purpose after a comma.
    let told = next.kind == ChunkKind::Verb && !next.conj
        || next.kind == ChunkKind::Relative
        || np + 2 == at && next.is_punct(Punct::Comma) && scene.cs[at].prep == Prep::L;
    let fate = scene.governor(np).filter(|&(v, _)| v < np).map_or(Marks::NONE, |(v, _)| scene.cs[v].marks);
    let foiled = plot.marks.with(fate).any(Marks::FOIL.with(Marks::FAIL));
    told.then_some((plot.head, if foiled { Marks::PLAN.with(Marks::FOIL) } else { Marks::PLAN }))
}

/// The head of the phrase names an event of force (هجوم), not a word of speech (تهديدات بشنّ هجوم).
fn names_event(scene: &Scene<'_>, k: &Chunk) -> bool {
    k.trigger == k.head
        && !k.marks.has(Marks::TRY)
        && scene
            .trigger(scene.a.words[k.trigger as usize].noun)
            .is_none_or(|t| t.kind != EventKind::Statement)
}

/// عبوة معدّة للتفجير، معرضون للاغتيال: the adjective at the end of the phrase before asks for the event.
fn describes(scene: &Scene<'_>, k: &Chunk, prep: Prep) -> Option<u32> {
    let last = k.end.checked_sub(1)?;
    let asks = matches!(prep, Prep::L | Prep::B | Prep::On) && scene.a.words[last as usize].adjective;
    let cue = |mark| says(scene, last as usize, mark);
    (asks && (cue(Marks::PLAN) || cue(Marks::FEAR))).then_some(last)
}

/// The prepositions that words of plan, fear and attempt ask for: خطة لهجوم، خوف من هجوم، قدرة على الهجوم. Others tell
/// when, where or why (الخطة بعد الهجوم).
fn asked_for(prep: Prep, marks: Marks) -> bool {
    // يعدّ لإطلاق صواريخ, but يُعدّ الهجوم الأعنف
    if marks.has(Marks::LIGHT.with(Marks::PLAN)) {
        return prep == Prep::L;
    }
    !marks.any(THOUGHT)
        || matches!(prep, Prep::None | Prep::B | Prep::L | Prep::To | Prep::On | Prep::From | Prep::About)
}

impl Above {
    fn verb(&mut self, scene: &Scene<'_>, v: usize) {
        let c = &scene.cs[v];
        self.marks = self.marks.with(c.marks);
        if c.marks.any(GOVERNING.with(Marks::ABLE)) {
            self.at = c.head;
        }
        self.negated |= c.negated;
        if aims_at_deed(scene, v) {
            (self.marks, self.at) = (self.marks.with(Marks::PLAN), c.head);
        }
    }
}

/// هجوم كانت الكتيبة تعتزم شنّه: the plan stands in the relative clause.
fn intended_later(scene: &Scene<'_>, m: &Mention) -> Option<usize> {
    let np = m.chunk as usize;
    (np + 1..scene.cs.len().min(np + 5)).find(|&v| {
        scene.cs[v].kind == ChunkKind::Verb
            && scene.cs[v].marks.has(Marks::PLAN)
            && !scene.cs[v].marks.has(Marks::LIGHT)
            && !scene.cs[v].conj
            && (scene.cs[v].aux
                || scene.cs[np + 1].kind == ChunkKind::Verb && scene.cs[np + 1].marks.has(Marks::AUX))
    })
}

/// A cue of this kind before verb chunk `at` in its clause: ربما، من المتوقع أن، من المقرر أن.
pub fn before(scene: &Scene<'_>, at: usize, cue: Marks) -> Option<u32> {
    for k in (0..at).rev().take(6) {
        let c = &scene.cs[k];
        // من المتوقع: the cue begins with the preposition before the phrase.
        let from = if c.kind == ChunkKind::Noun && c.prep == Prep::From { c.start - 1 } else { c.start };
        let word = (from..c.end).find(|&t| {
            let w = &scene.a.words[t as usize];
            w.marks.has(cue) && w.func != Func::Particle
        });
        let verb = c.kind == ChunkKind::Verb && !c.marks.has(Marks::AUX);
        match c.kind {
            ChunkKind::Adverb | ChunkKind::Verb | ChunkKind::Opener if word.is_some() => return word,
            ChunkKind::Noun if c.prep == Prep::From && word.is_some() => return word,
            ChunkKind::Subordinator if word.is_some() => return word,
            ChunkKind::Subordinator | ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside => {}
            ChunkKind::Noun if c.bare() => {}
            ChunkKind::Verb if !verb => {}
            _ => return None,
        }
    }
    None
}

/// أن يهاجم after a verb: the verb governs it.
fn complement(scene: &Scene<'_>, v: usize, chunk: usize) -> bool {
    scene.cs[v + 1..chunk].iter().any(|c| c.kind == ChunkKind::Subordinator)
        && scene.cs[v].marks.any(GOVERNING.with(Marks::ABLE))
}

/// The verb whose أن clause verb `v` opens: توقع الخبير أن تشنّ.
fn whose_complement(scene: &Scene<'_>, v: usize) -> Option<usize> {
    const BACK: usize = 6;
    let that = v.checked_sub(1).filter(|&k| scene.cs[k].kind == ChunkKind::Subordinator)?;
    let row = |k: &usize| {
        matches!(
            scene.cs[*k].kind,
            ChunkKind::Noun | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Verb | ChunkKind::Adverb
        )
    };
    let k = (that.saturating_sub(BACK)..that)
        .rev()
        .take_while(row)
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    scene.cs[k].marks.any(GOVERNING.with(Marks::ABLE)).then_some(k)
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
    // A conditional particle earlier in the clause.
    for k in (0..m.chunk as usize).rev().take(5) {
        let p = &scene.cs[k];
        if matches!(p.kind, ChunkKind::Verb | ChunkKind::Punct(Punct::Stop | Punct::Colon))
            && Some(k as u32) != m.governor
        {
            break;
        }
        let t = p.start as usize;
        if scene.a.words[t].marks.has(Marks::CONDITION) && !concessive(scene, k) {
            m.modality = Modality::Hypothetical;
            m.tense = Tense::Future;
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
    let token = scene.a.tokens.list[before as usize];
    let word = &scene.a.text[token.start as usize..token.end as usize];
    (matches!(word, "إن" | "وإن" | "فإن") && !reports_before(scene, m)).then_some(before)
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

/// باءت محاولة الاغتيال بالفشل
fn failed_later(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let np = m.chunk as usize;
    let end = scene.cs.len().min(np + 7);
    let stops =
        |k: &usize| !matches!(scene.cs[*k].kind, ChunkKind::Punct(_) | ChunkKind::Opener | ChunkKind::Verb);
    (np + 1..end)
        .take_while(stops)
        .map(|k| &scene.cs[k])
        .find(|c| {
            c.kind == ChunkKind::Noun && c.prep == Prep::B && c.marks.has(Marks::FAIL) && c.trigger == NONE
        })
        .map(|c| c.head)
}

/// حاول … لكنه لم ينجح، حاولوا … دون جدوى: how the attempt ended.
fn in_vain(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    const REACH: usize = 8;
    const VAIN: [&str; 4] = ["جدوى", "طائل", "عبثا", "سدى"];
    let at = m.chunk as usize;
    let stop =
        |c: &&Chunk| !matches!(c.kind, ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon));
    scene.cs[at + 1..scene.cs.len().min(at + REACH)].iter().take_while(stop).find_map(|c| {
        let failed = c.kind == ChunkKind::Verb
            && (c.marks.has(Marks::ABLE) && c.negated
                || c.marks.any(Marks::FAIL) && !c.negated && !c.marks.has(Marks::STOP));
        let vain =
            (c.start..c.end).find(|&t| VAIN.iter().any(|w| spell(scene.a.tokens.letters(t as usize), w)));
        if failed { Some(c.head) } else { vain }
    })
}

/// ولو للحظة: «even if» is no condition.
fn concessive(scene: &Scene<'_>, k: usize) -> bool {
    static IF: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ولو"));
    scene.a.tokens.letters(scene.cs[k].start as usize) == IF.as_slice()
        && scene.cs.get(k + 1).is_some_and(|n| n.kind != ChunkKind::Verb)
}

/// ربما كانت محاولة، لا يمكن شنّ هجوم، من المتوقع أن تشنّ هجوماً
fn possibility(scene: &Scene<'_>, m: &mut Mention) {
    let at = if m.verb { m.chunk } else { m.governor.unwrap_or(m.chunk) } as usize;
    let own = m.verb || own_head(scene, m);
    let verb = m.governor.map(|v| scene.cs[v as usize].head);
    let governor = verb.filter(|&t| scene.a.words[t as usize].marks.has(Marks::POSSIBLE));
    let above =
        governor.or_else(|| before(scene, at, Marks::POSSIBLE)).filter(|_| own && !another_deed(scene, m));
    let cue = above.or_else(|| of_it(scene, m)).or_else(|| predicate(scene, m));
    let Some(t) = cue.or_else(|| in_reach(scene, m)) else { return };
    m.modality = Modality::Hypothetical;
    if !(scene.cs[at].kind == ChunkKind::Verb && scene.cs[at].feats.has(Feats::PAST)) {
        m.tense = Tense::Future;
    }
    step(m, "possible", Range::new(t, t + 1));
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
    let (verb, said) = (scene.cs.get(np + 1)?, scene.cs.get(np + 2)?);
    let being = !m.verb && verb.kind == ChunkKind::Verb && verb.marks.has(Marks::AUX) && !verb.negated;
    let adjective = said.prep == Prep::None && scene.a.words[said.head as usize].adjective;
    (being && adjective && says(scene, said.head as usize, Marks::POSSIBLE)).then_some(said.head)
}

/// Has the word with all its particles this mark (بصدد)?
fn whole_word(scene: &Scene<'_>, t: u32, mark: Marks) -> bool {
    let forms = scene.a.lexicon.forms.get(scene.a.tokens.letters(t as usize));
    forms.map(|r| scene.a.lexicon.lexeme(r.lexeme).marks).any(|m| m.has(mark))
}

/// Has any reading of the word this mark? Words that are also plain nouns keep their marks only in the lexicon.
pub fn says(scene: &Scene<'_>, t: usize, mark: Marks) -> bool {
    let w = &scene.a.words[t];
    let stem = scene.a.tokens.letters(t).get(usize::from(w.stem)..).unwrap_or(&[]);
    w.marks.has(mark)
        || scene.a.lexicon.forms.get(stem).any(|r| scene.a.lexicon.lexeme(r.lexeme).marks.has(mark))
}
