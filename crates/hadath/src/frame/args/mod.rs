//! Which role a noun phrase plays: by slot, preposition and class.

mod kind;
mod preposition;
mod tail;

use super::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

impl Scene<'_> {
    /// The noun phrases coordinated with `np`, itself first.
    pub fn coordinated(&self, np: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(np);
        std::iter::from_fn(move || {
            let now = next?;
            let mut k = now + 1;
            if self.over_complement(now) {
                k += 1;
            }
            let listed = |k: usize| self.cs.get(k + 1).is_some_and(|n| n.coord && n.prep == Prep::None);
            while k < self.cs.len()
                && k - now < 4
                && (matches!(
                    self.cs[k].kind,
                    ChunkKind::Aside | ChunkKind::Punct(Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose)
                ) || self.cs[k].is_punct(Punct::Comma) && listed(k))
            {
                k += 1;
            }
            // مقار في المدينة ومستودعات: it goes with the thing before.
            let elsewhere = k == now + 1 && now > 0 && self.over_complement(now - 1);
            next = (k < self.cs.len()
                && !elsewhere
                && self.cs[k].kind == ChunkKind::Noun
                && self.cs[k].coord
                && self.cs[k].trigger == NONE
                && !self.clause().participle_statement(k)
                && !self.begins_clause(k))
            .then_some(k);
            Some(now)
        })
    }

    /// منظمات الدفاع عن الحقوق والمنظمات الأهلية، 3 قطارات للمترو وحافلة: what is coordinated with `now` stands after
    /// a phrase with a preposition, which is of another kind.
    fn over_complement(&self, now: usize) -> bool {
        let [Some(between), Some(next)] = [self.cs.get(now + 1), self.cs.get(now + 2)] else { return false };
        let kinds = [
            Classes::HUMAN,
            Classes::FACILITY.with(Classes::WEAPON),
            Classes::PLACE.with(Classes::PLACE_HEAD),
        ];
        let both = |a: &crate::phrase::Chunk, b: &crate::phrase::Chunk| {
            kinds.iter().any(|&k| a.classes.any(k) && b.classes.any(k))
        };
        between.kind == ChunkKind::Noun
            && between.prep != Prep::None
            && !self.listed_name(now + 1, now + 2)
            && !between.coord
            && between.trigger == NONE
            && next.coord
            && next.bare()
            && both(&self.cs[now], next)
            && !both(between, next)
    }

    /// تستهدف المعتصمين والإدارة تناشد: the coordinated phrase is the subject of the next verb.
    fn begins_clause(&self, k: usize) -> bool {
        let c = &self.cs[k];
        self.cs.get(k + 1).is_some_and(|v| {
            v.kind == ChunkKind::Verb
                && !v.conj
                && v.start == c.end
                && (c.definite || c.classes.has(Classes::PERSON))
                && self.roles[k + 1].is_some_and(|r| r.subject == Some(k))
        })
    }

    /// Adds `np` and what is coordinated with it in the role of `slot`.
    pub fn fill(&self, m: &mut Mention, np: usize, slot: Slot, rule: &'static str) {
        let mut place_list = false;
        for (n, k) in self.coordinated(np).enumerate() {
            let c = &self.cs[k];
            let head = &self.a.words[c.head as usize];
            // شخصيات سياسية وحزبية: a coordinated adjective; نفسه: no argument.
            let adjective = head.adjective && !head.nominal;
            let joins = head.adjective && n > 0 && self.a.words[self.cs[k - 1].end as usize - 1].adjective;
            if n > 0 && (adjective && !head.al() || joins) || self.reflexive(k) {
                continue;
            }
            if n > 0 && super::inanimate(c) {
                break;
            }
            if n > 0 && c.classes.has(Classes::WEAPON) != self.cs[np].classes.has(Classes::WEAPON) {
                break;
            }
            let place = self.is_place(k)
                || place_list
                    && (c.classes.is_none() || c.classes.has(Classes::PLACE) || self.listed_name(np, k));
            place_list |= place;
            match slot {
                Slot::Agent => self.agent(m, k, rule),
                // ضد إسرائيل: a state, not a place.
                Slot::Target if rule == "ضد" && c.classes.has(Classes::NATION) => {
                    m.add(Role::Target, self.range(k), rule)
                }
                Slot::Target if place => m.add(Role::Place, self.range(k), rule),
                Slot::Target => m.add(Role::Target, self.range(k), rule),
                Slot::Weapon => self.weapon(m, k, rule),
                Slot::Place => {
                    if place || self.is_location(k) {
                        m.add(Role::Place, self.range(k), rule);
                    }
                }
                Slot::Auto if self.is_armed(k) => self.agent(m, k, rule),
                Slot::Auto if place => m.add(Role::Place, self.range(k), rule),
                Slot::Auto => m.add(Role::Target, self.range(k), rule),
                Slot::Nothing | Slot::None => {}
            }
        }
    }

    /// في قرى بيت دجن وبيتا: after a preposition the accusative in a list of places is a name.
    fn listed_name(&self, np: usize, k: usize) -> bool {
        let (first, c) = (&self.cs[np], &self.cs[k]);
        first.prep != crate::lexicon::class::Prep::None
            && first.feats.any(Feats::PLURAL.with(Feats::DUAL))
            && c.end == c.start + 1
            && c.feats.has(Feats::INDEFINITE)
            && !c.classes.any(Classes::HUMAN)
    }

    /// An agent; a gun or an aircraft as agent is the weapon, its owner the agent.
    pub fn agent(&self, m: &mut Mention, np: usize, rule: &'static str) {
        let c = &self.cs[np];
        // سلاح الجو acts itself.
        if c.weapons.any(Weapons::PLATFORMS) && self.is_means(np) {
            self.weapon(m, np, rule);
            return;
        }
        if self.unfit_agent(np) {
            return;
        }
        m.add(Role::Agent, self.range(np), rule);
    }

    /// A weapon, with its owner as agent: مدفعية الجيش، مسيّرة تركية.
    pub fn weapon(&self, m: &mut Mention, np: usize, rule: &'static str) {
        let c = &self.cs[np];
        if c.classes.any(Classes::HUMAN) && !c.classes.has(Classes::WEAPON) && c.weapons.is_none() {
            return;
        }
        m.weapons = m.weapons.with(c.weapons);
        m.add(Role::Weapon, self.range(np), rule);
        if let Some(owner) = self.owner(c.head as usize, c.end as usize)
            && !m.has(Role::Agent)
        {
            m.add(Role::Agent, owner, "owner of the weapon");
        }
        self.own_weapon(m, np);
        self.described_weapon(m, np);
    }

    /// شنت طائراته غارات، أصابت قذائفهم المشفى: whose arms they are is told before.
    fn own_weapon(&self, m: &mut Mention, np: usize) {
        let c = &self.cs[np];
        let enc = self.a.words[c.head as usize].enc;
        if m.has(Role::Agent) || enc == Enc::None {
            return;
        }
        let armed = |k: usize| self.is_armed(k) && !self.is_means(k) && !self.is_place(k);
        if let Some(owner) = self.antecedent_of(enc, np, armed) {
            self.fill(m, owner, Slot::Agent, "owner of the weapon");
        }
    }

    /// مسيّرات تابعة له، عبوة زرعها مجهولون: the words after the weapon tell whose it is.
    fn described_weapon(&self, m: &mut Mention, np: usize) {
        if m.has(Role::Agent) || np + 1 >= self.cs.len() {
            return;
        }
        let tied = self.a.words[self.cs[np].end as usize - 1].marks.has(Marks::DEPENDENT);
        if let Some((_, enc)) = self.joined(np + 1).filter(|_| tied) {
            if let Some(owner) = self.antecedent_of(enc, np, |k| self.is_armed(k)) {
                self.fill(m, owner, Slot::Agent, "owner of the weapon");
            }
            return;
        }
        let Some(roles) = self.roles[np + 1].filter(|r| r.antecedent == Some(np) && r.object == Some(np))
        else {
            return;
        };
        let verb = &self.cs[np + 1];
        if !m.weapons.any(Weapons::DEVICES.with(Weapons::SHELLS)) {
            return;
        }
        let planted =
            self.trigger(self.a.words[verb.head as usize].verb).is_some() || verb.marks.has(Marks::LIGHT);
        if let Some(s) = roles.subject.filter(|&s| planted && self.acts(s)) {
            self.fill(m, s, Slot::Agent, "subject of the relative clause");
        }
    }

    /// The armed actor or the nationality inside a phrase after its head.
    pub fn owner(&self, head: usize, end: usize) -> Option<Range> {
        let first = self.a.words[head].phrase_end as usize;
        let from = if first > head { first } else { head + 1 };
        for k in from..end {
            let w = &self.a.words[k];
            if w.inside {
                continue;
            }
            if w.classes.has(Classes::NISBA) && w.adjective {
                return Some(Range::new(k as u32, k as u32 + 1));
            }
            if w.marks.has(Marks::SIDE) {
                return Some(Range::new(k as u32, k as u32 + 1));
            }
            // الصواريخ البحرية: an adjective, no navy.
            // مسيّرات بحرية
            let agrees = w.al() && self.a.words[k - 1].al() || !w.al() && self.a.tokens.list[k].ta;
            let adjective = w.adjective && agrees && k - 1 == head;
            if adjective && !w.classes.has(Classes::ACTOR) {
                continue;
            }
            if w.nominal && w.classes.any(Classes::ARMED.with(Classes::NATION).with(Classes::INSTITUTION)) {
                return Some(Range::new(k as u32, end as u32));
            }
        }
        None
    }
}
