//! Which role a noun phrase plays: by slot, preposition and class.

use super::{Mention, Range, Scene};
use crate::lexicon::Frame;
use crate::lexicon::class::{Classes, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

impl Scene<'_> {
    /// Does the phrase name a place (not a building)?
    pub fn is_place(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let head = &self.a.words[c.head as usize];
        if self.is_office(np) {
            return false;
        }
        if c.classes.any(Classes::PLACE_HEAD.with(Classes::SKY)) && !c.classes.has(Classes::FACILITY) {
            return !c.classes.any(Classes::FIGHTER);
        }
        if c.classes.has(Classes::DIRECTION) {
            return true;
        }
        c.classes.has(Classes::PLACE) && !c.classes.has(Classes::FACILITY) && !head.needs_head
    }

    /// مديرية الاستخبارات is an office, مديرية حيس a district.
    fn is_office(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let next = c.head as usize + 1;
        c.classes.has(Classes::INSTITUTION)
            && c.classes.has(Classes::PLACE_HEAD)
            && next < c.end as usize
            && self.a.words[next].classes.any(Classes::INSTITUTION.with(Classes::FORCE))
            && !self.a.words[next].classes.has(Classes::PLACE)
    }

    /// After في and the like also buildings and unknown names are places.
    pub fn is_location(&self, np: usize) -> bool {
        let c = &self.cs[np];
        if c.trigger != NONE {
            return false;
        }
        let head = &self.a.words[c.head as usize];
        if self.is_place(np) || c.classes.has(Classes::FACILITY) {
            return true;
        }
        head.unknown()
            && c.weapons.is_none()
            && !c.all.any(Classes::HUMAN.with(Classes::TIME).with(Classes::TEXT))
            && head.func == crate::lexicon::class::Func::None
            && self.a.tokens.list[c.head as usize].kind == crate::text::token::TokenKind::Word
    }

    /// A weapon that does not act itself (unlike سلاح الجو and air defences).
    pub fn is_means(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.has(Classes::WEAPON)
            && !c.classes.has(Classes::FORCE)
            && !c.weapons.has(Weapons::AIR_DEFENCE)
    }

    /// Can it act with arms?
    pub fn is_armed(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.any(Classes::ARMED.with(Classes::NATION)) || c.classes.has(Classes::INSTITUTION)
    }

    /// The noun phrases coordinated with `np`, itself first.
    pub fn coordinated(&self, np: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(np);
        std::iter::from_fn(move || {
            let now = next?;
            let mut k = now + 1;
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
            next = (k < self.cs.len()
                && self.cs[k].kind == ChunkKind::Noun
                && self.cs[k].coord
                && self.cs[k].trigger == NONE
                && !self.clause().participle_statement(k)
                && !self.begins_clause(k))
            .then_some(k);
            Some(now)
        })
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
            let place =
                self.is_place(k) || place_list && (c.classes.is_none() || c.classes.has(Classes::PLACE));
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

    /// نفسه، ذاتها
    pub fn reflexive(&self, np: usize) -> bool {
        self.is_self(self.cs[np].head as usize)
    }

    /// Is word `token` نفسه or the like?
    pub fn is_self(&self, token: usize) -> bool {
        static SELVES: Lazy<[Vec<u8>; 3]> =
            Lazy::new(|| [fold_str("نفس"), fold_str("أنفس"), fold_str("ذات")]);
        let w = &self.a.words[token];
        let letters = self.a.tokens.letters(token);
        let stem = letters
            .get(usize::from(w.stem)..letters.len() - usize::from(w.tail).min(letters.len()))
            .unwrap_or(&[]);
        w.enc != crate::lexicon::paradigm::Enc::None && SELVES.iter().any(|s| stem.starts_with(s))
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

    /// An actor of any kind, named or not.
    pub fn acts(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let known = c.classes.any(Classes::HUMAN) || c.marks.has(Marks::CREWED);
        (known || self.a.words[c.head as usize].unknown() || self.is_quoted(c.start)) && !self.unfit_agent(np)
    }

    /// «القاعدة»: in quotation marks a common word is a name.
    fn is_quoted(&self, token: u32) -> bool {
        let mark = token.checked_sub(1).map(|t| self.a.tokens.list[t as usize].kind);
        matches!(mark, Some(crate::text::token::TokenKind::Punct(Punct::QuoteOpen | Punct::Quote)))
    }

    /// Adverbials, places (other than lands, which act), texts and clauses are no agents.
    fn unfit_agent(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let human = c.classes.any(Classes::HUMAN) || c.marks.has(Marks::CREWED);
        let quoted = self.is_quoted(c.start);
        if c.trigger != NONE && !human {
            return true;
        }
        if quoted && c.end == c.start + 1 {
            return false;
        }
        let place =
            c.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION).with(Classes::FACILITY)) && !human;
        place || c.classes.any(Classes::CASUALTY.with(Classes::TIME)) && !human
    }

    /// A weapon, with its owner as agent: مدفعية الجيش، مسيّرة تركية.
    pub fn weapon(&self, m: &mut Mention, np: usize, rule: &'static str) {
        let c = &self.cs[np];
        m.weapons = m.weapons.with(c.weapons);
        m.add(Role::Weapon, self.range(np), rule);
        if let Some(owner) = self.owner(c.head as usize, c.end as usize)
            && !m.has(Role::Agent)
        {
            m.add(Role::Agent, owner, "owner of the weapon");
        }
        self.described_weapon(m, np);
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
            if w.nominal && w.classes.any(Classes::ARMED.with(Classes::NATION).with(Classes::INSTITUTION)) {
                return Some(Range::new(k as u32, end as u32));
            }
        }
        None
    }

    /// One prepositional phrase after a trigger or its verb.
    pub fn prepositional(&self, m: &mut Mention, frame: &Frame, np: usize, governed: bool) {
        let c = &self.cs[np];
        if c.trigger != NONE && c.prep != Prep::By {
            return;
        }
        let means =
            c.classes.has(Classes::WEAPON) || c.weapons.any(Weapons(!0)) && c.all.has(Classes::WEAPON);
        match c.prep {
            Prep::By if means && !self.is_armed(np) => self.fill_weapons(m, np, "بواسطة"),
            Prep::By => self.fill(m, np, Slot::Agent, "من قبل"),
            Prep::Means if means => self.fill_weapons(m, np, "باستخدام"),
            Prep::B if means && !(frame.at == Slot::Target && self.is_vehicle(np)) => {
                self.fill_weapons(m, np, "بـ + means");
            }
            Prep::B if frame.at == Slot::Target && self.is_thing_hit(np) => {
                self.fill(m, np, frame.at, "بـ + target")
            }
            Prep::In | Prep::At
                if frame.at == Slot::Target && c.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN)) =>
            {
                self.fill(m, np, frame.at, "في + people");
            }
            // سقطت قذيفة داخل السوق، انفجر لغم لدى مرور دورية: what was hit stands after في or قرب.
            Prep::In | Prep::At if self.struck_inside(m, frame, np) => {
                self.fill(m, np, Slot::Target, "thing hit");
            }
            Prep::In | Prep::At | Prep::B if self.is_scene(np) => {
                self.fill(m, np, Slot::Place, "place phrase");
            }
            Prep::In | Prep::At
                if m.has(Role::Weapon) && c.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN)) => {}
            Prep::On if means && frame.on == Slot::Weapon => self.fill_weapons(m, np, "على"),
            Prep::On
                if c.classes.has(Classes::WEAPON) && !c.weapons.any(Weapons::PLATFORMS)
                    || self.is_height(np) => {}
            Prep::On => self.fill(
                m,
                np,
                if frame.on == Slot::Place && !self.is_place(np) && !self.is_location(np) {
                    Slot::Target
                } else {
                    frame.on
                },
                "على",
            ),
            // منع دخول الطحين من دوار الليرمون
            Prep::From
                if m.kind == crate::model::EventKind::Siege
                    && frame.toward == Slot::Place
                    && self.is_place(np) =>
            {
                self.fill(m, np, Slot::Place, "gate");
            }
            Prep::About if m.kind == crate::model::EventKind::Siege => self.fill(m, np, Slot::Target, "عن"),
            Prep::Against => self.fill(m, np, Slot::Target, "ضد"),
            Prep::L if governed && frame.for_ != Slot::Nothing => self.lam(m, frame, np),
            Prep::To if frame.toward != Slot::Nothing => {
                let slot = if self.is_place(np) { Slot::Place } else { Slot::Target };
                self.fill(m, np, slot, "نحو");
            }
            Prep::From if means && c.weapons.any(Weapons::PLATFORMS) => {
                self.fill_weapons(m, np, "من + means")
            }
            Prep::From if self.agent_after_min(np) && !m.has(Role::Agent) => {
                self.fill(m, np, Slot::Agent, "من + armed actor")
            }
            // الحدود مع موريتانيا
            Prep::With if np > 0 && self.is_place(np - 1) => {}
            Prep::Support | Prep::With if self.is_armed(np) || c.classes.has(Classes::CIVILIAN) => {
                for k in self.coordinated(np) {
                    m.add(Role::Other, self.range(k), "support");
                }
            }
            _ => {}
        }
    }

    /// A building, a vehicle or people: what a bomb goes off at (انفجر لغم بمدرعة), not how (بالكامل، بالآليات).
    fn is_thing_hit(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let people = Classes::FIGHTER.with(Classes::FORCE).with(Classes::CIVILIAN);
        !self.is_place(np)
            && (self.is_vehicle(np) || c.classes.any(Classes::FACILITY.with(people)))
            && !c.classes.any(Classes::SUPPLY)
    }

    /// مدرعة، آلية عسكرية: not a car bomb, and one of them (بالآليات tells how).
    fn is_vehicle(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.marks.any(Marks::MOBILE.with(Marks::CREWED))
            && !c.weapons.any(Weapons::DEVICES)
            && !c.feats.has(crate::lexicon::paradigm::Feats::PLURAL)
    }

    /// A building that shells fell into, or a convoy or patrol near which it went off.
    fn struck_inside(&self, m: &Mention, frame: &Frame, np: usize) -> bool {
        let c = &self.cs[np];
        if self.is_place(np) || m.kind == crate::model::EventKind::Siege {
            return false;
        }
        let inside = c.prep == Prep::In || c.start > 0 && self.is_inside(c.start as usize - 1);
        let falls = inside
            && frame.subject == Slot::Weapon
            && frame.object == Slot::Target
            && c.classes.has(Classes::FACILITY);
        let people = frame.object == Slot::Weapon && c.all.any(Classes::CIVILIAN.with(Classes::FIGHTER));
        let mobile = c.prep == Prep::At && (c.marks.has(Marks::MOBILE) || people);
        falls && frame.on == Slot::Target || mobile
    }

    /// A place after في, قرب or بـ; a means or an outlet is none (بالسواتر الترابية، عبر تليغرام).
    fn is_scene(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let head = &self.a.words[c.head as usize];
        if !self.is_location(np) {
            return false;
        }
        if !head.unknown() || self.is_place(np) {
            return true;
        }
        let adjective = c.end > c.head + 1 && self.a.words[c.end as usize - 1].adjective;
        let through = c.start > 0 && self.is_through(c.start as usize - 1);
        !(c.prep == Prep::B && adjective || through)
    }

    fn is_inside(&self, token: usize) -> bool {
        static INSIDE: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["داخل", "ضمن"].map(fold_str));
        INSIDE.iter().any(|w| self.a.tokens.letters(token) == w.as_slice())
    }

    fn is_through(&self, token: usize) -> bool {
        static THROUGH: Lazy<Vec<u8>> = Lazy::new(|| fold_str("عبر"));
        self.a.tokens.letters(token) == THROUGH.as_slice()
    }

    /// على علو منخفض، على ارتفاع شاهق
    fn is_height(&self, np: usize) -> bool {
        static HEIGHTS: Lazy<[Vec<u8>; 3]> = Lazy::new(|| ["علو", "ارتفاع", "بعد"].map(fold_str));
        let head = self.cs[np].head as usize;
        HEIGHTS.iter().any(|h| self.a.tokens.letters(head) == h.as_slice())
    }

    fn agent_after_min(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.any(Classes::FORCE.with(Classes::FIGHTER)) && !c.classes.has(Classes::FACILITY)
    }

    fn fill_weapons(&self, m: &mut Mention, np: usize, rule: &'static str) {
        for k in self.coordinated(np) {
            if self.cs[k].all.has(Classes::WEAPON) || k == np {
                self.weapon(m, k, rule);
            }
        }
    }

    /// لـ after a verbal noun: its agent, or the target when the agent is there.
    fn lam(&self, m: &mut Mention, frame: &Frame, np: usize) {
        let slot = match frame.for_ {
            Slot::Auto if frame.idafa == Slot::Target && m.has(Role::Target) => return,
            Slot::Auto if m.has(Role::Agent) || self.cs[np].classes.has(Classes::FACILITY) => Slot::Target,
            Slot::Auto if self.is_armed(np) => Slot::Agent,
            Slot::Auto => Slot::Target,
            other => other,
        };
        if slot == Slot::Agent && m.has(Role::Agent) {
            return;
        }
        if slot == Slot::Weapon && !self.cs[np].all.has(Classes::WEAPON) {
            return;
        }
        self.fill(m, np, slot, "لـ");
    }

    /// Everything to the right of chunk `from` that belongs to the event, up to the clause's end or the next trigger.
    pub fn tail(&self, m: &mut Mention, frame: &Frame, from: usize, governed: bool) {
        let clause = self.clause();
        let mut k = from;
        while k + 1 < self.cs.len().min(from + super::clause::REACH) {
            k += 1;
            let c = &self.cs[k];
            // مقهى يرتاده موظفون في حي …: on after the words that describe a thing.
            if let Some(close) = c.interpolation() {
                k = close;
                continue;
            }
            if let Some(last) = clause.description(k, from) {
                // مدرعة كانت تعبر منطقة المغارة
                let nation = self.cs[last].classes.has(Classes::NATION);
                if self.cs[last].bare() && self.is_place(last) && !nation && !m.has(Role::Place) {
                    self.fill(m, last, Slot::Place, "place in the description");
                }
                k = last;
                continue;
            }
            if self.said_of_event(m, k) {
                continue;
            }
            if let Some(thing) = clause.free_relative(k) {
                let on = self.cs[k - 1].kind == ChunkKind::Adverb && self.cs[k - 1].prep == Prep::On;
                let idafa = k == from + 1 && frame.idafa != Slot::Agent;
                if (idafa || on && frame.on == Slot::Target) && !m.has(Role::Target) {
                    self.fill(m, thing, Slot::Target, "free relative");
                }
            }
            if clause.boundary(k) {
                break;
            }
            if let Some((prep, enc)) = self.joined(k) {
                self.pronoun_phrase(m, frame, k, prep, enc);
                continue;
            }
            if c.kind == ChunkKind::Noun {
                if self.belongs_to_last(k) || self.belongs_to_noun(k, from) {
                    continue;
                }
                // … هجماتها، مستهدفةً مواقع عسكرية: the participle takes what is hit.
                if c.bare() && !self.a.words[c.head as usize].al() && self.participle_of_hitting(m, k) {
                    continue;
                }
                // … بعد إلغاء الطوارئ من قبل الرئيس: the doer of something else.
                if c.prep == Prep::By && self.other_deed(from, k) {
                    break;
                }
                // أدى الهجوم إلى …: the verb's own complement; هم كذلك: a clause without a verb.
                let pronoun = self.a.words[c.head as usize].func == crate::lexicon::class::Func::Pronoun;
                if pronoun || m.governor.is_some_and(|v| self.result(v as usize, from, k)) {
                    break;
                }
                if c.trigger != NONE && c.prep != Prep::By {
                    if self.own_event(k) {
                        break;
                    }
                    continue;
                }
                if c.coord {
                    continue;
                }
                if self.apposed_place(m, k) {
                    self.fill(m, k, Slot::Place, "place beside a place");
                    continue;
                }
                self.prepositional(m, frame, k, governed && k <= from + 2);
            }
        }
    }

    /// غارة … مستهدفاً بلدة، قصف مدفعي مصدره قوات الأسد: words that say of the event what it hit and whence it came.
    fn said_of_event(&self, m: &mut Mention, k: usize) -> bool {
        static FROM: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["مصدره", "مصدرها"].map(fold_str));
        let c = &self.cs[k];
        if !c.bare() || c.head != c.start || c.trigger != NONE {
            return false;
        }
        let w = &self.a.words[c.head as usize];
        let next = self.cs.get(k + 1).is_some_and(|n| n.bare() && n.start == c.end && n.trigger == NONE);
        if next && FROM.iter().any(|f| self.a.tokens.letters(c.head as usize) == f.as_slice()) {
            if !m.has(Role::Agent) && self.acts(k + 1) {
                self.fill(m, k + 1, Slot::Agent, "source of the fire");
            }
            return true;
        }
        let active = w.adjective && !w.al() && w.marks.has(Marks::HIT);
        if !active || !(w.noun_feats.has(Feats::INDEFINITE) || self.a.tokens.list[c.head as usize].ta) {
            return false;
        }
        if c.end > c.head + 1 {
            let place =
                self.a.words[c.head as usize + 1].classes.any(Classes::PLACE.with(Classes::PLACE_HEAD));
            let role = if place { Role::Place } else { Role::Target };
            m.add(role, Range::new(c.head + 1, c.end), "object of the participle");
        } else if next {
            self.fill(m, k + 1, Slot::Target, "object of the participle");
        }
        true
    }

    /// أطلق النار عليهم، عملية ضدهم، منع دخول الغذاء إليها: what the pronoun stands for was hit or cut off.
    fn pronoun_phrase(&self, m: &mut Mention, frame: &Frame, k: usize, prep: Prep, enc: Enc) {
        let siege = m.kind == crate::model::EventKind::Siege;
        let hit = match prep {
            Prep::On => frame.on == Slot::Target,
            Prep::Against => true,
            Prep::To | Prep::About => siege,
            _ => false,
        };
        if !hit || m.has(Role::Target) || m.has(Role::Place) {
            return;
        }
        let agent = m.first(Role::Agent);
        let fits = |np: usize| {
            let c = &self.cs[np];
            let thing = c.classes.any(
                Classes::HUMAN
                    .with(Classes::FACILITY)
                    .with(Classes::PLACE_HEAD)
                    .with(Classes::PLACE)
                    .with(Classes::QUANTITY),
            );
            thing && agent.is_none_or(|a| !a.has(c.head))
        };
        if let Some(np) = self.antecedent_of(enc, k, fits) {
            self.fill(m, np, Slot::Target, "pronoun");
        }
    }

    /// على نقاط «قسد» شرق الفرات، في بلدة سرمين ريف إدلب: an enclosing place without a preposition.
    fn apposed_place(&self, m: &Mention, k: usize) -> bool {
        let (c, Some(last)) = (&self.cs[k], k.checked_sub(1).map(|p| &self.cs[p])) else { return false };
        c.bare()
            && last.kind == ChunkKind::Noun
            && last.end == c.start
            && last.prep != Prep::None
            && self.is_place(k)
            && !c.classes.has(Classes::NATION)
            && m.args.iter().any(|a| matches!(a.role, Role::Place | Role::Target) && a.range.has(last.head))
    }

    fn other_deed(&self, from: usize, k: usize) -> bool {
        self.cs[from + 1..k].iter().any(|c| {
            c.kind == ChunkKind::Noun
                && matches!(c.prep, Prep::After | Prep::Before | Prep::Since | Prep::Cause)
        })
    }

    fn participle_of_hitting(&self, m: &mut Mention, k: usize) -> bool {
        let c = &self.cs[k];
        let head = &self.a.words[c.head as usize];
        if !head.adjective || !head.marks.has(Marks::HIT) || c.head != c.start || m.has(Role::Target) {
            return false;
        }
        if c.end > c.head + 1 {
            m.add(Role::Target, Range::new(c.head + 1, c.end), "object of the participle");
        } else if self.cs.get(k + 1).is_some_and(|n| n.bare() && n.start == c.end) {
            self.fill(m, k + 1, Slot::Target, "object of the participle");
        }
        true
    }

    /// أدى الهجوم إلى، تسبب القصف بـ: what follows is the result.
    fn result(&self, v: usize, from: usize, k: usize) -> bool {
        self.cs[v].marks.has(Marks::CAUSE)
            && v < from
            && matches!(self.cs[k].prep, Prep::To | Prep::B | Prep::About)
    }

    /// نتيجة التشويش على الأجهزة، على أحد الرموز لازدهار البلاد: the phrase goes with the noun before it.
    fn belongs_to_noun(&self, k: usize, from: usize) -> bool {
        let Some(p) = k.checked_sub(1).filter(|&p| p > from) else { return false };
        let (last, c) = (&self.cs[p], &self.cs[k]);
        if last.kind != ChunkKind::Noun || last.end > c.start {
            return false;
        }
        let aside = matches!(last.prep, Prep::Cause | Prep::After | Prep::Before | Prep::Since | Prep::Other);
        aside && matches!(c.prep, Prep::On | Prep::To | Prep::Against)
            || c.prep == Prep::L && matches!(last.prep, Prep::On | Prep::Against)
    }

    /// من مواقع النظام غرب النهر، مدينة دلس الواقعة شرق العاصمة: the place of a place or of an origin.
    fn belongs_to_last(&self, k: usize) -> bool {
        let Some(last) = k.checked_sub(1).map(|p| &self.cs[p]) else { return false };
        let c = &self.cs[k];
        if last.kind != ChunkKind::Noun || last.end > c.start || c.prep != Prep::At {
            return false;
        }
        let origin = last.prep == Prep::From && !self.agent_after_min(k - 1);
        let located = self.a.words[last.end as usize - 1].marks.has(Marks::DEPENDENT);
        origin || located
    }

    /// The noun phrase reports an event of force of its own; what follows is that event's.
    fn own_event(&self, np: usize) -> bool {
        let w = &self.a.words[self.cs[np].trigger as usize];
        self.trigger(w.noun).is_some_and(|t| t.kind != crate::model::EventKind::Statement)
    }

    /// عبوة … في شارع القدس انفجرت: the place phrases between a verb and the subject before it.
    pub fn places_of_subject(&self, m: &mut Mention, subject: usize, v: usize) {
        for k in subject + 1..v {
            let c = &self.cs[k];
            let place = c.kind == ChunkKind::Noun && matches!(c.prep, Prep::In | Prep::At | Prep::B);
            if place && self.is_location(k) && (c.prep != Prep::B || self.is_place(k)) {
                self.fill(m, k, Slot::Place, "place of the subject");
            }
        }
    }
}
