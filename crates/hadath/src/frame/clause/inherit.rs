//! Subjects that a verb takes over from the verb before it.

use super::{Clause, REACH, VerbRoles};
use crate::lexicon::class::{Classes, Marks};
use crate::lexicon::paradigm::Feats;
use crate::mention::NONE;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

static WHEN: Lazy<[Vec<u8>; 4]> =
    Lazy::new(|| ["عندما", "حين", "حينما", "بعدما"].map(crate::text::fold::fold_str));

/// How many verbs without a subject of their own may stand between.
const CHAIN: usize = 6;

impl Clause<'_> {
    /// The subject that verb `v` would have from the verb before.
    pub fn inherited(&self, v: usize) -> Option<usize> {
        let mut r = VerbRoles::default();
        self.inherit(v, &mut r);
        r.subject
    }

    /// A coordinated verb without a subject of its own takes the subject of the verb before it.
    pub fn inherit(&self, v: usize, r: &mut VerbRoles) {
        let mut tried = 0;
        for k in (v.saturating_sub(REACH)..v).rev() {
            match self.cs[k].kind {
                ChunkKind::Verb => {
                    // … التي طالت الكنائس واستهدفت المدارس: without a comma the relative clause goes on.
                    let goes_on = !self.cs[k..v].iter().any(|c| c.is_punct(Punct::Comma))
                        && self.cs[v].marks.has(Marks::HIT);
                    if self.in_relative(k) && !self.in_relative(v) && !goes_on {
                        continue;
                    }
                    // بهجوم نُسب إلى التنظيم واستهدف قرية: what the first clause is said of goes on.
                    if self.cs[k].feats.has(Feats::PASSIVE)
                        && let Some(event) = self.antecedent(k).filter(|&a| self.cs[a].trigger != NONE)
                        && self.agrees_before(event, v)
                    {
                        (r.subject, r.inherited) = (Some(event), true);
                        return;
                    }
                    let before = self.roles_before(k);
                    // ونهبت المتاجر وأحرقت المخازن: shops set nothing on fire; it goes on with who did the deed before.
                    if before.is_some_and(|s| self.does_deeds(v) && !self.can_act(s)) {
                        tried += 1;
                        if tried == CHAIN {
                            return;
                        }
                        continue;
                    }
                    if let Some(s) =
                        before.filter(|&s| self.agrees_before(s, v)).or_else(|| self.other_side(k, v))
                    {
                        r.subject = Some(s);
                        r.inherited = true;
                        return;
                    }
                    tried += 1;
                    if tried == CHAIN || before.is_some() {
                        return;
                    }
                }
                // … كما منعت: the clause goes on with the same subject.
                ChunkKind::Opener
                    if k + 1 == v && (self.is_likewise(k) || self.is_when(k) || self.is_where(k)) => {}
                // اقتحموا البلدة ثم فتشوا البيوت وأحرقوا بعضها
                ChunkKind::Opener if self.is_then(k) => {}
                // «… ثم يتهمون غيرهم»، كما دعت: who acts in a quotation speaks not after it.
                ChunkKind::Punct(Punct::QuoteClose) if self.opened_before(k, v) => return,
                ChunkKind::Opener | ChunkKind::Punct(Punct::Stop | Punct::Colon) => return,
                _ => {}
            }
        }
    }

    /// حاول انتحاري أن يقتحم القاعدة: who tries, plans or manages does the deed after أن.
    pub fn who_tries(&self, v: usize) -> Option<usize> {
        const BACK: usize = 5;
        let that = v.checked_sub(1).filter(|&k| self.cs[k].kind == ChunkKind::Subordinator)?;
        let governor = (that.saturating_sub(BACK)..that)
            .rev()
            .take_while(|&k| !matches!(self.cs[k].kind, ChunkKind::Punct(_) | ChunkKind::Opener))
            .find(|&k| self.cs[k].kind == ChunkKind::Verb)?;
        let tries = Marks::TRY.with(Marks::PLAN).with(Marks::ABLE).with(Marks::FAIL);
        let subject = || self.roles_before(governor).filter(|&s| s < that && self.agrees_before(s, v));
        self.cs[governor].marks.any(tries).then(subject)?
    }

    /// دخلت القوات المدينة التي حاصرتها لأشهر: the clause about `a` has no subject of its own, so it is that of the verb before.
    pub fn who_acts_around(&self, a: usize, v: usize) -> Option<usize> {
        const BACK: usize = 8;
        let before = (a.saturating_sub(BACK)..a)
            .rev()
            .take_while(|&k| {
                !matches!(self.cs[k].kind, ChunkKind::Punct(Punct::Stop | Punct::Colon) | ChunkKind::Opener)
            })
            .find(|&k| self.cs[k].kind == ChunkKind::Verb)?;
        let acts = Classes::ARMED.with(Classes::NATION).with(Classes::INSTITUTION);
        let fits = |s: &usize| *s < a && self.cs[*s].classes.any(acts) && self.agrees_before(*s, v);
        let third = self.cs[v].feats.has(Feats::THIRD) && self.does_deeds(v);
        third.then(|| self.roles_before(before)).flatten().filter(fits)
    }

    /// The quotation that closes at `k` opened with a clause of its own before a verb outside of it.
    fn opened_before(&self, k: usize, v: usize) -> bool {
        const REACH: usize = 40;
        let inside = (k.saturating_sub(REACH)..k)
            .rev()
            .take_while(|&i| !self.cs[i].is_punct(Punct::QuoteOpen))
            .any(|i| self.cs[i].kind == ChunkKind::Verb);
        inside && self.speech(v)
    }

    /// توغلت الآليات وحاصرت جامعة الأقصى: what stands alone after the second of two deeds was hit, if it bears no arms.
    pub fn strikes_too(&self, v: usize, np: usize) -> bool {
        let c = &self.cs[np];
        let unarmed = c.classes.any(Classes::FACILITY.with(Classes::INSTITUTION))
            && !c.classes.any(Classes::ARMED)
            && c.weapons.is_none()
            && !c.marks.has(Marks::CREWED);
        let armed = |s: usize| self.cs[s].classes.any(Classes::ARMED) || !self.cs[s].weapons.is_none();
        let strikes = self.cs[v].conj && self.does_deeds(v) && !self.cs[v].marks.has(Marks::LIGHT);
        strikes && unarmed && self.inherited(v).is_some_and(armed)
    }

    /// A verb of force, or one that carries an event, has a subject that acts.
    fn does_deeds(&self, v: usize) -> bool {
        use crate::lexicon::class::Slot;
        let w = &self.a.words[self.cs[v].head as usize];
        let force = self.a.lexicon.trigger(w.verb).is_some_and(|t| {
            t.kind != crate::model::EventKind::Statement && t.frame.subject == Slot::Agent && !t.shadow
        });
        force || self.cs[v].marks.has(Marks::LIGHT) && !self.cs[v].marks.any(Marks::OCCUR.with(Marks::HIT))
    }

    /// A building or a thing does no deeds; people, lands, arms, names and events may be the subject.
    fn can_act(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let thing = Classes::FACILITY.with(Classes::GENERAL).with(Classes::PLACE_HEAD).with(Classes::SUPPLY);
        let actor = Classes::HUMAN.with(Classes::NATION).with(Classes::WEAPON).with(Classes::QUANTITY);
        !c.classes.any(thing) || c.classes.any(actor) || c.trigger != NONE || c.marks.has(Marks::CREWED)
    }

    /// عندما سئل الوزير عن الهجوم أجاب: who the clause of time before the verb is about.
    pub fn fronted(&self, v: usize) -> Option<usize> {
        const BACK: usize = 14;
        let verb = |k: &usize| self.cs[*k].kind == ChunkKind::Verb;
        let first = (v.saturating_sub(BACK)..v).rev().find(verb)?;
        let when = first.checked_sub(1)?;
        let heads = self.cs[when].kind == ChunkKind::Opener
            && self.is_when(when)
            && (when == 0 || matches!(self.cs[when - 1].kind, ChunkKind::Punct(_) | ChunkKind::Subordinator));
        let about = || {
            let r = self.roles(first);
            r.subject.or(r.object).filter(|&s| self.agrees_before(s, v))
        };
        let human = |s: &usize| {
            self.cs[*s].classes.any(Classes::HUMAN) || self.a.words[self.cs[*s].head as usize].unknown()
        };
        (heads && self.cs[v].feats.has(Feats::THIRD)).then(about)?.filter(human)
    }

    /// عندما أطلقت النار: the clause of time has the subject of the main clause.
    pub fn is_when(&self, k: usize) -> bool {
        let c = &self.cs[k];
        let letters = self.a.tokens.letters(c.start as usize);
        let letters = if c.conj { &letters[1..] } else { letters };
        WHEN.iter().any(|w| w.as_slice() == letters)
    }

    /// …، حيث اقتحمت منازل: how it was, with the same subject.
    pub fn is_where(&self, k: usize) -> bool {
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        self.does_deeds(k + 1) && ["حيث", "إذ"].iter().any(|w| crate::text::fold::spell(letters, w))
    }

    /// ثم، بل
    pub fn is_then(&self, k: usize) -> bool {
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        ["ثم", "بل"].iter().any(|w| crate::text::fold::spell(letters, w))
    }

    pub fn is_likewise(&self, k: usize) -> bool {
        crate::text::fold::spell(self.a.tokens.letters(self.cs[k].start as usize), "كما")
    }

    /// هاجم مسلحون القوة فردّت: whoever was the object answers, when only the object agrees.
    pub fn other_side(&self, k: usize, v: usize) -> Option<usize> {
        let (right, n) = self.right(k);
        let object = (n > 0).then(|| right[n - 1])?;
        let armed = self.cs[object].classes.any(Classes::ARMED);
        (self.cs[v].marks.has(Marks::RESPOND) && armed && self.agrees_before(object, v)).then_some(object)
    }

    /// قبل أن تلقي قنبلة: the clause of time has the subject of the main clause.
    pub fn in_time_clause(&self, v: usize) -> bool {
        v >= 2
            && self.cs[v - 1].kind == ChunkKind::Subordinator
            && self.cs[v - 1].end == self.cs[v - 1].start + 1
            && matches!(
                self.cs[v - 2].prep,
                crate::lexicon::class::Prep::Before | crate::lexicon::class::Prep::After
            )
    }

    /// The subject of an earlier verb, without further inheritance.
    pub fn roles_before(&self, k: usize) -> Option<usize> {
        let (right, n) = self.right(k);
        if let Some(a) = self.antecedent(k) {
            return Some(a);
        }
        let before = if self.cs[k].conj && k > 0 { None } else { self.left(k) };
        if let Some(l) = before.filter(|&l| self.agrees_before(l, k)) {
            return Some(l);
        }
        let object = |np: usize| n == 1 && (self.passive(k, np) || self.carried_on(k, np));
        (n > 0 && self.agrees_after(right[0], k) && !object(right[0])).then_some(right[0])
    }
}
