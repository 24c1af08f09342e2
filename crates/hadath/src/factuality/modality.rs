//! Modality: words above the event, conditions, possibility.

use super::condition::only_what;
use super::plan::{failed_later, in_vain, intended_later, listed_plan, of_plot, whose_complement};
use super::polarity::own_head;
use super::prospect::{lead, spoken_of};
use super::{step, verb_chunk};
use crate::frame::{Arg, Mention, Range, Scene, aims_at_deed};
use crate::lexicon::class::{Func, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Modality, Polarity, Tense};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::spell;

/// What says something of the event from above.
pub const GOVERNING: Marks = Marks::TRY
    .with(Marks::PLAN)
    .with(Marks::FOIL)
    .with(Marks::FAIL)
    .with(Marks::FEAR)
    .with(Marks::STOP)
    .with(Marks::CONTINUE)
    .with(Marks::ORDER);

/// Words of plan, fear, attempt and order.
const THOUGHT: Marks = Marks::PLAN.with(Marks::FEAR).with(Marks::TRY).with(Marks::ORDER);

/// شنّ إسرائيل هجمات، تنفيذ الجماعة تفجيراً: the chunk right before the event that carries it, with its doer.
pub fn carrier(scene: &Scene<'_>, m: &Mention) -> Option<usize> {
    let left = (m.chunk as usize).checked_sub(1).filter(|_| !m.verb && scene.cs[m.chunk as usize].bare())?;
    let k = &scene.cs[left];
    let carries = scene.a.words[k.head as usize].marks.has(Marks::LIGHT) && k.trigger == NONE;
    let doer = k.end > k.head + 1 && k.end == scene.cs[m.chunk as usize].start;
    (k.kind == ChunkKind::Noun && carries && doer).then_some(left)
}

/// The event is the subject of what verb `v` says: يهدف الهجوم إلى …, كاد الهجوم يودي بحياته, لم يوقف الهجوم العمل.
fn is_elsewhere(scene: &Scene<'_>, m: &Mention, v: usize) -> bool {
    let subject = scene.roles[v].is_some_and(|r| r.subject == Some(m.chunk as usize));
    subject && scene.cs[v].marks.any(THOUGHT) || acts_elsewhere(scene, m, v)
}

/// كاد الجنود يقصفون القرية: it nearly happened.
fn nearly(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    const NEAR: Marks = Marks::PLAN.with(Marks::FAIL);
    let at = m.verb.then_some(m.chunk as usize)?;
    let v = (at.saturating_sub(2)..at).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    let c = &scene.cs[v];
    let between = scene.cs[v + 1..at].iter().all(|k| k.bare());
    (c.marks.has(NEAR) && !c.negated && between && scene.cs[at].feats.has(Feats::PRESENT)).then_some(c.head)
}

/// Nouns between a verb and the event that keep the event from happening.
const AVERTING: Marks = Marks::FOIL.with(Marks::PREVENT).with(Marks::DEFEND);

/// لم يمنع القصف السكان من العودة، لم يوقف الهجوم عمل المستشفى، حال القصف دون وصول الإسعاف: the event is what stops
/// something else.
fn acts_elsewhere(scene: &Scene<'_>, m: &Mention, v: usize) -> bool {
    const NEAR: usize = 3;
    let np = m.chunk as usize;
    let verb = &scene.cs[v];
    let Some(roles) = scene.roles[v].filter(|r| r.subject == Some(np)) else { return false };
    if verb.feats.has(Feats::PASSIVE) || !verb.marks.any(Marks::FOIL.with(Marks::STOP)) {
        return false;
    }
    let last = v.max(np);
    let barred = scene.cs.iter().skip(last + 1).take(NEAR).any(|c| c.prep == Prep::Without);
    roles.object.is_some_and(|o| o != np) || scene.a.words[verb.head as usize].enc != Enc::None || barred
}

/// What stands above an event.
struct Above {
    marks: Marks,
    /// The word that bears the marks.
    at: u32,
    /// لا ينوي، لا خطط، لم يتمكن
    negated: bool,
    /// It stands in a relative clause after the event.
    later: bool,
    /// منع، إحباط، صد: a noun between the verb and the event averts the event.
    averts: bool,
}

/// Words above the event in the phrase or the clause: محاولة، إحباط، احتمال، خطة، وقف، لـ of purpose.
pub fn governors(scene: &Scene<'_>, m: &mut Mention) {
    let above = above(scene, m);
    let (marks, range) = (above.marks, Range::new(above.at, above.at + 1));
    let guessed = m.governor.map(|v| &scene.cs[lead(scene, v as usize)]).filter(|v| v.possible);
    if let Some(v) = guessed.filter(|_| !only_what(scene, m)) {
        m.modality = Modality::Hypothetical;
        if v.feats.has(Feats::PRESENT) {
            m.tense = Tense::Future;
        }
    }
    // أحبط هجوماً نفّذه التنظيم: it took place.
    let own = scene.a.words[m.token as usize].enc != Enc::None;
    // (but أحبط هجوماً كان التنظيم يخطط لتنفيذه)
    let done = |a: &Arg| a.rule == "subject of the relative clause";
    let carried_out = own || !above.later && m.args.iter().any(done);
    if let Some(t) = failed_later(scene, m).filter(|_| !m.verb) {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        step(m, "foiled or failed", Range::new(t, t + 1));
    }
    // فشل في منع الهجوم، لم يتمكن من إحباط التفجير: it took place.
    if above.averts && (marks.has(Marks::FAIL) || marks.has(Marks::ABLE) && above.negated) {
        (m.polarity, m.modality) = (Polarity::Positive, Modality::Asserted);
        step(m, "not averted", range);
        return;
    }
    if let Some(t) = nearly(scene, m) {
        (m.polarity, m.modality, m.tense) = (Polarity::Negative, Modality::Intended, Tense::Past);
        step(m, "nearly happened", Range::new(t, t + 1));
        return;
    }
    // لم يعلق الجيش على الغارة: no suspension.
    let comment = scene.cs[m.chunk as usize].prep == Prep::On;
    if marks.any(Marks::STOP) && !comment && m.governor.is_some_and(|v| scene.cs[v as usize].negated) {
        m.polarity = Polarity::Positive;
        m.tense = Tense::Present;
        step(m, "did not stop", range);
    } else if marks.has(Marks::STOP) && marks.any(Marks::PLAN.with(Marks::TRY)) && !above.later {
        // يريدون وقف القصف, يحاولون رفع الحصار: it goes on.
        m.tense = Tense::Present;
        step(m, "to be stopped", range);
    } else if marks.has(Marks::FAIL) && above.negated && !marks.any(Marks::PLAN) {
        // لن يتوانى عن قصف …، لم يتقاعس عن مهاجمة …
        if m.tense == Tense::Future {
            m.modality = Modality::Intended;
        }
        step(m, "did not fail", range);
    } else if marks.any(Marks::FOIL.with(Marks::FAIL)) && carried_out {
        step(m, "repelled", range);
    } else if marks.any(Marks::FOIL.with(Marks::FAIL)) && given_up(scene, m, marks)
        || marks.any(Marks::ABLE) && above.negated
    {
        m.polarity = Polarity::Negative;
        m.modality = Modality::Intended;
        step(m, "foiled or failed", range);
    } else if marks.any(Marks::FEAR) && worried(scene, m, above.at) {
        step(m, "worried about", range);
    } else if marks.any(Marks::FEAR) {
        m.modality = Modality::Hypothetical;
        m.tense = Tense::Future;
        step(m, "feared or expected", range);
    } else if marks.has(Marks::ORDER) && !marks.has(Marks::PLAN) && !above.later && !carried_through(scene, m)
    {
        m.modality = Modality::Requested;
        m.tense = Tense::Future;
        step(m, "ordered", range);
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

/// القائد الذي أمر بقصف القرية، أمرت بضربات أسفرت عن مقتل تسعة: what was ordered took place.
fn carried_through(scene: &Scene<'_>, m: &Mention) -> bool {
    const NEAR: usize = 6;
    let told = m.governor.and_then(|v| scene.roles[v as usize]).is_some_and(|r| r.antecedent.is_some());
    let np = m.chunk as usize;
    let result = |v: usize| {
        let c = &scene.cs[v];
        c.kind == ChunkKind::Verb && c.marks.has(Marks::CAUSE) && c.feats.has(Feats::PAST) && !c.conj
    };
    told || (np + 1..scene.cs.len().min(np + NEAR)).any(result)
}

/// قلقها من القصف على المدينة: a definite event that worries takes place.
fn worried(scene: &Scene<'_>, m: &Mention, at: u32) -> bool {
    let stem = scene.a.stem(at as usize);
    spell(stem.get(..3).unwrap_or(stem), "قلق") && scene.a.words[m.token as usize].al()
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
    let mut a = Above { marks: Marks::NONE, at: m.token, negated: false, later: false, averts: false };
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
            a.averts |= w.marks.any(AVERTING);
        } else if t == c.start && whole_word(scene, t, Marks::PLANNED) {
            // كانت بصدد تنفيذ هجوم
            (a.marks, a.at) = (a.marks.with(Marks::PLANNED), t);
        }
    }
    // نخشى أن يأتي الطيران فيقصف: what stands above the first verb of the row.
    let first = if m.verb { lead(scene, m.chunk as usize) } else { m.chunk as usize };
    // أفشلت القوات محاولة وقصفت الطائرات معسكراً: a clause of its own.
    let apart = m.verb
        && scene.cs[first].conj
        && scene.roles[first].is_some_and(|r| !r.inherited && r.subject.is_some_and(|s| s > first));
    for left in (0..first).rev().take(3) {
        let k = &scene.cs[left];
        match k.kind {
            ChunkKind::Noun if apart => {}
            ChunkKind::Noun
                if k.marks.any(GOVERNING)
                    && !names_event(scene, k)
                    && (m.verb || own || !k.marks.any(THOUGHT))
                    && asked_for(c.prep, k.marks) =>
            {
                a.marks = a.marks.with(k.marks);
                a.at = k.head;
                a.averts |= k.marks.any(AVERTING);
                // لا خطط لاقتحام المدينة
                a.negated |= left.checked_sub(1).is_some_and(|j| scene.cs[j].negated);
                // أحبط مخططاً لتفجير: what happened to the plan happened to the event.
                if let Some((v, _)) = scene.governor(left) {
                    let fate = scene.cs[v].marks.any(Marks::FOIL.with(Marks::FAIL)) && !scene.cs[v].negated;
                    a.marks = if fate { a.marks.with(scene.cs[v].marks) } else { a.marks };
                }
            }
            // لا تستبعد دمشق شنّ إسرائيل هجمات: what is said of the noun that carries it.
            ChunkKind::Noun if own && carrier(scene, m) == Some(left) => {
                if let Some((v, _)) =
                    scene.governor(left).filter(|&(v, _)| asked_for(k.prep, scene.cs[v].marks))
                {
                    a.verb(scene, v);
                }
            }
            ChunkKind::Noun if own && left + 1 == first => {
                if let Some((t, mark)) = describes(scene, k, c.prep) {
                    (a.marks, a.at) = (a.marks.with(mark), t);
                }
            }
            ChunkKind::Verb => {
                // لا ينوي … دون هجوم؛ حالت … دون تفجير
                let wanted = c.prep == Prep::Without && (k.negated || k.marks.has(Marks::FOIL));
                let asks = asked_for(c.prep, scene.cs[left].marks);
                // يستحيل اقتحام القلعة, but يهدف الهجوم إلى …
                let thought = k.marks.has(Marks::PLAN) || acts_elsewhere(scene, m, left);
                let governs = m.governor == Some(left as u32) && !(thought && is_elsewhere(scene, m, left));
                if own && asks && (governs || wanted) || m.verb && complement(scene, left, first) {
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
        if own && !is_elsewhere(scene, m, v) && asked_for(c.prep, scene.cs[v].marks) {
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

/// The head of the phrase names an event of force (هجوم), not a word of speech (تهديدات بشنّ هجوم).
pub fn names_event(scene: &Scene<'_>, k: &Chunk) -> bool {
    k.trigger == k.head
        && !k.marks.has(Marks::TRY)
        && scene
            .trigger(scene.a.words[k.trigger as usize].noun)
            .is_none_or(|t| t.kind != EventKind::Statement)
}

/// عبوة معدّة للتفجير، معرضون للاغتيال: the adjective at the end of the phrase before asks for the event.
fn describes(scene: &Scene<'_>, k: &Chunk, prep: Prep) -> Option<(u32, Marks)> {
    let last = k.end.checked_sub(1)?;
    let asks = matches!(prep, Prep::L | Prep::B | Prep::On) && scene.a.words[last as usize].adjective;
    let mark = [Marks::FEAR, Marks::PLAN].into_iter().find(|&m| says(scene, last as usize, m))?;
    asks.then_some((last, mark))
}

/// The prepositions that words of plan, fear and attempt ask for: خطة لهجوم، خوف من هجوم، قدرة على الهجوم. Others tell
/// when, where or why (الخطة بعد الهجوم).
pub fn asked_for(prep: Prep, marks: Marks) -> bool {
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

/// Has the word with all its particles this mark (بصدد)?
pub fn whole_word(scene: &Scene<'_>, t: u32, mark: Marks) -> bool {
    let forms = scene.a.lexicon.forms.get(scene.a.tokens.letters(t as usize));
    forms.map(|r| scene.a.lexicon.lexeme(r.lexeme).marks).any(|m| m.has(mark))
}

/// Has any reading of the word this mark? Words that are also plain nouns keep their marks only in the lexicon.
pub fn says(scene: &Scene<'_>, t: usize, mark: Marks) -> bool {
    let (word, lexicon) = (&scene.a.words[t], scene.a.lexicon);
    let other = || lexicon.forms.get(scene.a.stem(t)).any(|r| lexicon.lexeme(r.lexeme).marks.has(mark));
    word.marks.has(mark) || word.more_marks && other()
}
