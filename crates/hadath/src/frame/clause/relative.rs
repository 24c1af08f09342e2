//! Relative clauses, with and without a relative pronoun: which noun phrase they are about.

use super::Clause;
use crate::frame::pronoun;
use crate::lexicon::class::{Classes, Func, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::EventKind;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

impl Clause<'_> {
    /// The noun phrase that the clause of verb `v` is about: before الذي, or an indefinite one directly before a
    /// verb with a pronoun (هجوم شنّه) or in a phrase that cannot be a subject (في هجوم استهدف).
    pub fn antecedent(&self, v: usize) -> Option<usize> {
        let mut k = v.checked_sub(1)?;
        let mut steps = 0;
        while matches!(self.cs[k].kind, ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside) && steps < 4 {
            k = k.checked_sub(1)?;
            steps += 1;
        }
        if let Some(event) = self.struck_after_comma(k, v) {
            return Some(event);
        }
        if self.cs[k].kind == ChunkKind::Relative {
            return self.before_relative(k, v);
        }
        let verb = &self.cs[v];
        let told = self.speech(v) && self.a.words[verb.head as usize].enc == Enc::None;
        if verb.conj || told && !self.speaker_before(k, v) {
            return None;
        }
        // من متظاهرين ينددون: whoever stands in a phrase with a preposition is no subject otherwise.
        if told {
            return (self.cs[k].prep != Prep::None).then_some(k);
        }
        // Skip the prepositional phrases that belong to the noun: هجوم بسيارة مفخخة استهدف
        let mut np = k;
        while self.cs[np].kind == ChunkKind::Noun
            && (self.cs[np].trigger == NONE
                && matches!(
                    self.cs[np].prep,
                    Prep::B | Prep::In | Prep::At | Prep::By | Prep::Means | Prep::L | Prep::From
                )
                || self.cs[np].coord)
            && k - np < 4
        {
            let Some(p) = np.checked_sub(1) else { break };
            if !matches!(self.cs[p].kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Aside) {
                break;
            }
            np = p;
            while matches!(self.cs[np].kind, ChunkKind::Time | ChunkKind::Aside) && np > 0 {
                np -= 1;
            }
        }
        if let Some(several) = self.one_of_them(v + 1) {
            return Some(several);
        }
        let event = |x: usize| {
            self.cs[x].kind == ChunkKind::Noun && self.cs[x].trigger != NONE && !self.cs[x].definite
        };
        let w = &self.a.words[verb.head as usize];
        // حصار تشارك فيه السلطة
        let resumed = w.enc != Enc::None || pronoun::joined(self.a, self.cs, v + 1).is_some();
        if let Some(far) = self.carried_out(v) {
            return Some(far);
        }
        let subject_here = self.cs[np].bare() && self.opens_clause(np);
        // غارة من مسيّرة استهدفت سيارة: the event is the subject.
        let hits = verb.marks.any(Marks::HIT.with(Marks::OCCUR).with(Marks::CAUSE)) && w.enc == Enc::None;
        if np != k && event(np) && subject_here && hits && self.agrees_before(np, v) {
            return None;
        }
        if let Some(far) = self.described_twice(v).filter(|&x| event(x)) {
            return Some(far);
        }
        // انفجار عبوة في مدرعة يستقلها خبراء: the thing before the verb, which does or suffers nothing here.
        let plain = !verb.marks.any(crate::phrase::tag::SUPPORT) && !self.event_verb(v);
        let thing = &self.cs[k];
        if np != k
            && plain
            && w.enc != Enc::None
            && thing.kind == ChunkKind::Noun
            && !thing.definite
            && thing.end == verb.start
            && pronoun::agrees(self, w.enc, k)
        {
            return Some(k);
        }
        if event(np) && (resumed || !subject_here) {
            return Some(np);
        }
        // ثكنة في غاو هاجمها مسلحون: over the places of the thing.
        let far = np != k
            && w.enc != Enc::None
            && self.cs[np].kind == ChunkKind::Noun
            && self.cs[np].bare()
            && !self.cs[np].definite
            && self.cs[np].trigger == NONE;
        if far && pronoun::agrees(self, w.enc, np) {
            return Some(np);
        }
        let direct = &self.cs[k];
        let known = !self.a.words[direct.head as usize].unknown() && !self.speech(v);
        // اعتقلت عنصرين كانا يخططان: what is said of the object.
        let object = direct.bare()
            && direct.end == verb.start
            && (verb.aux || self.launched(k) && hits)
            && self.has_verb_before(k)
            && self.agrees_before(k, v);
        let indefinite = direct.kind == ChunkKind::Noun
            && !direct.definite
            && (w.enc != Enc::None
                || direct.prep != Prep::None && (known || verb.aux) && self.agrees_before(k, v)
                || object);
        (indefinite && !(direct.bare() && !direct.coord && self.opens_clause(k))).then_some(k)
    }

    /// أطلقت القوات قذائف استهدفت مطاراً: shells or a device after the verb that launches them.
    fn launched(&self, np: usize) -> bool {
        const BACK: usize = 4;
        let arms = Weapons::SHELLS.with(Weapons::DEVICES).with(Weapons::BARREL).with(Weapons::DRONE);
        let plain =
            |k: &usize| matches!(self.cs[*k].kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb);
        let verb = (np.saturating_sub(BACK)..np).rev().find(|k| !plain(k));
        self.cs[np].weapons.any(arms)
            && verb.is_some_and(|k| {
                let word = &self.a.words[self.cs[k].head as usize];
                self.a
                    .lexicon
                    .trigger(word.verb)
                    .is_some_and(|t| t.frame.subject == Slot::Agent && t.kind != EventKind::Statement)
                    || self.cs[k].marks.has(Marks::LIGHT)
            })
    }

    /// نفّذه، شنّتها: a verb that carries an event, with the pronoun of it.
    pub fn carries_it(&self, v: usize) -> bool {
        let verb = &self.cs[v];
        verb.kind == ChunkKind::Verb
            && verb.marks.has(Marks::LIGHT)
            && matches!(self.head(v).enc, Enc::Him | Enc::Her)
    }

    /// تفجير حصل في منطقة … نفّذه طفل: what one carries out is an event, however far back.
    fn carried_out(&self, v: usize) -> Option<usize> {
        const BACK: usize = 8;
        if !self.carries_it(v) {
            return None;
        }
        let event = |x: &usize| {
            self.cs[*x].kind == ChunkKind::Noun && self.cs[*x].trigger != NONE && !self.cs[*x].definite
        };
        let far = (v.saturating_sub(BACK)..v).rev().find(event)?;
        let done = self.cs[far..v].iter().any(|c| c.marks.has(Marks::LIGHT) && c.kind == ChunkKind::Verb);
        (!done).then_some(far)
    }

    /// تعرّضت المدينة لقصف صباح الخميس، استهدف منشآت: the event at the end of the clause before the comma did it.
    fn struck_after_comma(&self, k: usize, v: usize) -> Option<usize> {
        const BACK: usize = 6;
        let verb = &self.cs[v];
        let bare = self.a.words[verb.head as usize].enc == Enc::None;
        let hits = verb.marks.any(Marks::HIT.with(Marks::CAUSE)) && !verb.conj && !self.speech(v);
        if !(self.cs[k].is_punct(Punct::Comma) && hits && bare && verb.feats.has(Feats::PAST)) {
            return None;
        }
        let plain = |j: &usize| {
            matches!(
                self.cs[*j].kind,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside
            )
        };
        (k.saturating_sub(BACK)..k).rev().take_while(plain).find(|&j| {
            let c = &self.cs[j];
            c.kind == ChunkKind::Noun
                && c.trigger != NONE
                && !c.definite
                && !c.classes.any(Classes::HUMAN)
                && c.prep != Prep::None
                && self.agrees_before(j, v)
        })
    }

    /// The head of a relative pronoun: the nearest noun phrase before it that agrees.
    pub fn before_relative(&self, rel: usize, v: usize) -> Option<usize> {
        let mut first = None;
        for k in (rel.saturating_sub(6)..rel).rev() {
            let c = &self.cs[k];
            match c.kind {
                // قواتنا هي التي شنّت الغارة
                ChunkKind::Noun if self.head(k).func == Func::Pronoun => {}
                ChunkKind::Noun => {
                    first = first.or(Some(k));
                    let human = c.classes.any(Classes::HUMAN);
                    // الاعتداءات على قرى جنين التي تتعرض لاقتحامات: what suffers is no event.
                    let suffers = self.cs[v].marks.has(Marks::UNDERGO);
                    if c.trigger != NONE && self.agrees_before(k, v) && !human && !suffers {
                        return Some(k);
                    }
                    if c.bare() || suffers && self.agrees_before(k, v) {
                        break;
                    }
                }
                ChunkKind::Time
                | ChunkKind::Aside
                | ChunkKind::Punct(Punct::Comma | Punct::QuoteClose | Punct::Quote | Punct::QuoteOpen) => {}
                _ => break,
            }
        }
        first
    }

    /// هجوم نفّذه انتحاري بسيارة ملغومة استهدف مطعماً: over one clause that describes the noun to the noun itself.
    pub fn described_twice(&self, v: usize) -> Option<usize> {
        const BACK: usize = 7;
        let hits = self.cs[v].marks.any(Marks::HIT.with(Marks::CAUSE).with(Marks::OCCUR));
        let first = (v.saturating_sub(BACK)..v).rev().find(|&k| {
            !matches!(
                self.cs[k].kind,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside
            )
        })?;
        let verb = &self.cs[first];
        // هجوم يقف وراءه التنظيم استهدف ثكنة
        let joined = pronoun::joined(self.a, self.cs, first + 1)
            .is_some_and(|(_, enc)| matches!(enc, Enc::Him | Enc::Her));
        let tied = joined || matches!(self.a.words[verb.head as usize].enc, Enc::Him | Enc::Her);
        let np = first.checked_sub(1)?;
        (hits && verb.kind == ChunkKind::Verb && !verb.conj && tied && self.agrees_before(np, v))
            .then_some(np)
    }

    /// متظاهرون ينددون، معلومات تفيد: an indefinite speaker directly before an imperfect of speech.
    pub fn speaker_before(&self, np: usize, v: usize) -> bool {
        let c = &self.cs[np];
        c.kind == ChunkKind::Noun
            && self.cs[np + 1..v].iter().all(|c| matches!(c.kind, ChunkKind::Time | ChunkKind::Adverb))
            && !c.definite
            && self.cs[v].feats.has(Feats::PRESENT)
            && !self.cs[v].aux
            && c.classes.any(Classes::HUMAN.with(Classes::TEXT))
            && self.agrees_before(np, v)
    }

    /// After the verb of a relative clause stands a preposition with the pronoun of what the clause is about.
    pub fn resumed_elsewhere(&self, antecedent: usize, v: usize) -> bool {
        let Some((prep, enc)) = pronoun::joined(self.a, self.cs, v + 1) else { return false };
        // الفترة التي ستقدم فيها اللائحة: a thing, in which something else happens.
        let c = &self.cs[antecedent];
        let thing = !c.classes.any(Classes::HUMAN) && c.trigger == NONE && c.weapons.is_none();
        !self.agrees_before(antecedent, v)
            || thing && prep == Prep::In && pronoun::agrees(self, enc, antecedent)
    }

    /// الذين طلبت الهند تسليمهم: they are no subject of a verb in the singular.
    pub fn of_several(&self, v: usize) -> bool {
        static THOSE: Lazy<Vec<u8>> = Lazy::new(|| crate::text::fold::fold_str("الذين"));
        let relative = (v.saturating_sub(3)..v).rev().find(|&k| self.cs[k].kind == ChunkKind::Relative);
        let several =
            relative.is_some_and(|k| self.a.tokens.letters(self.cs[k].start as usize) == THOSE.as_slice());
        several && self.cs[v].feats.has(Feats::THIRD) && !self.cs[v].feats.has(Feats::PLURAL)
    }

    /// The pronoun of the verb is the antecedent's: الذي شنّه, not الذي استهدفها.
    pub fn resumes(&self, v: usize, enc: Enc) -> bool {
        let relative = (v.saturating_sub(3)..v).rev().find(|&k| self.cs[k].kind == ChunkKind::Relative);
        let Some(k) = relative else { return true };
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        let feminine = letters.len() == 4 && letters[2] == crate::text::fold::TEH;
        let masculine = letters.len() == 4 && !feminine;
        !(feminine && enc == Enc::Him || masculine && matches!(enc, Enc::Her | Enc::Them))
    }

    pub fn in_relative(&self, v: usize) -> bool {
        v > 0
            && (0..v)
                .rev()
                .take(4)
                .find(|&k| !matches!(self.cs[k].kind, ChunkKind::Adverb | ChunkKind::Time))
                .is_some_and(|k| self.cs[k].kind == ChunkKind::Relative)
    }

    /// The relative pronoun of the clause whose object is `np`.
    pub fn object_in_relative(&self, np: usize) -> Option<usize> {
        let v = (np.saturating_sub(3)..np).rev().find(|&k| self.cs[k].kind == ChunkKind::Verb)?;
        let plain =
            |k: usize| matches!(self.cs[k].kind, ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Noun);
        if !(v + 1..np).all(plain) || !self.in_relative(v) {
            return None;
        }
        (v.saturating_sub(4)..v).rev().find(|&k| self.cs[k].kind == ChunkKind::Relative)
    }

    /// ما قال الجيش إنه مركز قيادة، ما وصفه بمواقع، ما تبقى من المعسكر: the thing that the free relative at `k` names.
    pub fn free_relative(&self, k: usize) -> Option<usize> {
        use crate::lexicon::class::Prep;
        const REACH: usize = 7;
        let c = self.cs.get(k)?;
        let what = c.kind == ChunkKind::Opener && c.end == c.start + 1 && !c.conj;
        if !what || !crate::text::fold::spell(self.a.tokens.letters(c.start as usize), "ما") {
            return None;
        }
        let mut named = false;
        for n in k + 1..self.cs.len().min(k + REACH) {
            let c = &self.cs[n];
            match c.kind {
                ChunkKind::Subordinator => named = true,
                ChunkKind::Noun if named && c.bare() => return Some(n),
                ChunkKind::Noun
                    if matches!(c.prep, Prep::B | Prep::From) && c.trigger == NONE && n > k + 1 =>
                {
                    return Some(n);
                }
                ChunkKind::Noun | ChunkKind::Verb | ChunkKind::Adverb | ChunkKind::Time => {}
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
                _ => return None,
            }
        }
        None
    }
}
