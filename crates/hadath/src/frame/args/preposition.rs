//! From a preposition to a role.

use crate::frame::{Mention, Scene};
use crate::lexicon::Frame;
use crate::lexicon::class::{Classes, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::Feats;
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::Punct;
use crate::text::fold::fold_str;
use once_cell::sync::Lazy;

impl Scene<'_> {
    /// شنّ الجيش، مدعوماً بطائرات، هجوماً: who helps.
    fn backed(&self, k: usize) -> bool {
        let c = &self.cs[k];
        let word = self.a.stem(c.head as usize);
        c.kind == ChunkKind::Noun
            && ["مدعوما", "مدعومة", "مدعومين", "مسنودا", "مسنودة"]
                .iter()
                .any(|w| crate::text::fold::spell(word, w))
    }

    /// One prepositional phrase after a trigger or its verb.
    pub fn prepositional(&self, m: &mut Mention, frame: &Frame, np: usize, governed: bool) {
        let c = &self.cs[np];
        let event = c.trigger != NONE && c.prep != Prep::By && !self.described(np);
        if event || np > 0 && self.backed(np - 1) {
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
            // تفجير منزل مفخخ في قوة راجلة
            Prep::In
                if m.weapons.any(Weapons::DEVICES)
                    && m.has(Role::Weapon)
                    && c.classes.any(Classes::FORCE.with(Classes::FIGHTER)) =>
            {
                self.fill(m, np, Slot::Target, "في + people");
            }
            Prep::In | Prep::At | Prep::B if self.hit_there(m, frame, np) => {
                self.fill(m, np, Slot::Target, "thing hit");
            }
            // وصلوا على متن عربات
            Prep::At if c.marks.has(Marks::MOBILE) && c.start > 0 && self.is_aboard(c.start as usize - 1) => {
            }
            // دهسه بسيارته: with what, not where.
            Prep::B if self.a.is_vehicle(self.cs[np].head as usize) && frame.at != Slot::Target => {
                if m.weapons.is_none() {
                    m.add(Role::Weapon, self.range(np), "بـ + means");
                }
            }
            Prep::In | Prep::At | Prep::B if self.is_scene(np) => {
                self.fill(m, np, Slot::Place, "place phrase");
            }
            Prep::In | Prep::At
                if m.has(Role::Weapon) && c.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN)) => {}
            Prep::On if means && frame.on == Slot::Weapon => self.fill_weapons(m, np, "على"),
            Prep::On
                if c.classes.has(Classes::WEAPON) && !c.weapons.any(Weapons::PLATFORMS)
                    || self.online(np)
                    || self.is_height(np)
                    || self.ridden(np) => {}
            Prep::On => {
                let thing = !self.is_place(np) && (!self.is_location(np) || self.moves(np));
                let slot = if frame.on == Slot::Place && thing { Slot::Target } else { frame.on };
                self.fill(m, np, slot, "على");
            }
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
            // نسبت الصحف الهجمات إلى الجماعة
            Prep::To if m.governor.is_some_and(|v| self.cs[v as usize].marks.has(Marks::ASCRIBE)) => {
                if !m.has(Role::Agent) {
                    self.fill(m, np, Slot::Agent, "ascribed");
                }
            }
            Prep::To if self.idea(np) => {}
            Prep::To if frame.toward != Slot::Nothing => {
                let slot = if self.is_place(np) { Slot::Place } else { Slot::Target };
                self.fill(m, np, slot, "نحو");
            }
            Prep::From if means && c.weapons.any(Weapons::PLATFORMS) => {
                self.fill_weapons(m, np, "من + means")
            }
            // استهدفت «عنصراً» من حزب الله: one of them.
            Prep::From if self.one_of(m, np) => {}
            Prep::From if self.agent_after_min(np) && !m.has(Role::Agent) => {
                self.fill(m, np, Slot::Agent, "من + armed actor")
            }
            Prep::From if self.at_distance(np) => {
                self.fill(m, np, Slot::Place, "at a distance");
            }
            Prep::From if self.to_the_side(np) => {
                self.fill(m, np, Slot::Place, "beside a place");
            }
            // سيارة بين بلدتي يحمر ولبايا; قصف متبادل بين الجيش والميليشيا
            Prep::Between if self.is_place(np) => self.fill(m, np, Slot::Place, "بين + place"),
            Prep::Between if !m.verb && self.both_sides(np) && !m.has(Role::Agent) => {
                self.fill(m, np, Slot::Agent, "both sides");
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

    /// أضرموا النار في مسجد، عبوة في سيارتهم، سقطت قذيفة داخل السوق، انفجر لغم لدى مرور دورية: what was hit stands after في, بـ
    /// or قرب.
    fn hit_there(&self, m: &Mention, frame: &Frame, np: usize) -> bool {
        let c = &self.cs[np];
        let bomb = m.has(Role::Weapon) && self.blown_up(m, np);
        match c.prep {
            Prep::In if self.burnt(frame, np) || bomb => true,
            Prep::B => self.burnt(frame, np) || bomb,
            Prep::At if bomb && c.start > 0 && self.is_inside(c.start as usize - 1) => true,
            _ => self.struck_inside(m, frame, np),
        }
    }

    /// عدوان تحوّل إلى حرب: nothing to aim at.
    fn idea(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.has(Classes::GENERAL)
            && !self.is_place(np)
            && !c.classes.any(Classes::HUMAN.with(Classes::FACILITY).with(Classes::WEAPON))
            && !c.marks.any(Marks::THING.with(Marks::MOBILE).with(Marks::CREWED))
    }

    /// A building or a vehicle that fire is set to.
    fn burnt(&self, frame: &Frame, np: usize) -> bool {
        let c = &self.cs[np];
        let arson = frame.at == Slot::Target && frame.object == Slot::Weapon;
        arson
            && !self.is_place(np)
            && (c.classes.has(Classes::FACILITY)
                || c.marks.any(Marks::MOBILE.with(Marks::CREWED).with(Marks::THING)))
    }

    /// A vehicle in which a device goes off.
    fn blown_up(&self, m: &Mention, np: usize) -> bool {
        m.weapons.any(Weapons::DEVICES)
            && !m.weapons.has(Weapons::CAR_BOMB)
            && (self.is_vehicle(np) || self.a.is_vehicle(self.cs[np].head as usize))
    }

    /// على بعد عشرة كيلومترات من كركوك
    fn at_distance(&self, np: usize) -> bool {
        self.is_location(np)
            && (np.saturating_sub(2)..np).any(|k| self.cs[k].prep == Prep::On && self.is_height(k))
    }

    /// إلى الجنوب من رفح
    fn to_the_side(&self, np: usize) -> bool {
        let side = |c: &crate::phrase::Chunk| c.prep == Prep::To && c.classes.has(Classes::DIRECTION);
        self.is_place(np) && np > 0 && side(&self.cs[np - 1])
    }

    /// لـ after a verbal noun: its agent, or the target when the agent is there.
    pub fn lam(&self, m: &mut Mention, frame: &Frame, np: usize) {
        // الغارات لفترة طويلة، لساعات: how long.
        static SPANS: Lazy<[Vec<u8>; 8]> =
            Lazy::new(|| ["فترة", "مدة", "فترات", "ساعات", "أيام", "دقائق", "أول", "مرة"].map(fold_str));
        let c = &self.cs[np];
        // شكّل القصف صدمة للأهالي: of the noun before.
        let others = np.checked_sub(1).is_some_and(|k| {
            let b = &self.cs[k];
            let own = k == m.chunk as usize || m.args.iter().any(|a| a.range.has(b.head));
            b.bare() && b.end == c.start && b.trigger == NONE && b.classes.has(Classes::GENERAL) && !own
        });
        if others {
            return;
        }
        let span = |t: u32| SPANS.iter().any(|s| s.as_slice() == self.a.stem(t as usize));
        if self.for_whom(m, np) || span(c.head) || span(c.start) {
            return;
        }
        // قصف للطيران الحربي على منزل: what it was done with.
        let flown = self.is_means(np) && self.cs[np].weapons.any(Weapons::PLATFORMS);
        if frame.for_ == Slot::Auto && flown && matches!(frame.idafa, Slot::Auto | Slot::Agent) {
            self.weapon(m, np, "لـ + means");
            return;
        }
        // قُتلوا في كمين للجيش: whose ambush it was, unless it goes somewhere.
        let mode = self.trigger(m.lexeme).and_then(|t| t.mode);
        let laid = mode == Some(crate::model::Mode::Ambush)
            && (self.cs[m.chunk as usize].prep == Prep::In
                // أوقع كمين للمسلحين قتلى
                || m.governor.is_some_and(|v| self.cs[v as usize].marks.has(Marks::CAUSE)))
            && !self.cs[np].marks.any(Marks::MOBILE.with(Marks::CREWED));
        if laid {
            if !m.has(Role::Agent) {
                m.add(Role::Agent, self.range(np), "لـ");
            }
            return;
        }
        let slot = match frame.for_ {
            Slot::Auto if frame.idafa == Slot::Target && m.has(Role::Target) => return,
            // تفجير لـ«إيتا»: a name in quotation marks is whose deed it is.
            Slot::Auto if self.is_quoted(self.cs[np].start) && !m.has(Role::Agent) => Slot::Agent,
            Slot::Auto if m.has(Role::Agent) || self.cs[np].classes.has(Classes::FACILITY) => Slot::Target,
            Slot::Auto if self.is_armed(np) => Slot::Agent,
            Slot::Auto => Slot::Target,
            other => other,
        };
        // قصف مواقع لتلك الفصائل: whose the thing hit is.
        let owner = slot == Slot::Target
            && self.is_armed(np)
            && m.args.iter().any(|a| a.role == Role::Target && a.range.end == self.cs[np].start);
        if owner || slot == Slot::Agent && m.has(Role::Agent) {
            return;
        }
        if slot == Slot::Weapon && !self.cs[np].all.has(Classes::WEAPON) {
            return;
        }
        self.fill(m, np, slot, "لـ");
    }

    /// مخيم قلنديا للاجئين، مدرسة للنازحين: those for whom the place before is.
    fn for_whom(&self, m: &Mention, np: usize) -> bool {
        let Some(before) = np.checked_sub(1).map(|k| &self.cs[k]) else { return false };
        let place = Classes::PLACE_HEAD.with(Classes::FACILITY).with(Classes::PLACE);
        let people = &self.cs[np];
        before.kind == ChunkKind::Noun
            && before.end <= people.start
            && before.all.any(place)
            && people.classes.has(Classes::CIVILIAN)
            && m.args.iter().any(|a| {
                matches!(a.role, Role::Place | Role::Target)
                    && before.start <= a.range.start
                    && a.range.end <= before.end
            })
    }

    /// بين الجيش والميليشيا: two armed sides.
    fn both_sides(&self, np: usize) -> bool {
        self.coordinated(np).filter(|&k| self.is_armed(k)).count() > 1
    }

    /// A building, a vehicle or people: what a bomb goes off at (انفجر لغم بمدرعة), not how (بالكامل، بالآليات).
    pub fn is_thing_hit(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let people = Classes::FIGHTER.with(Classes::FORCE).with(Classes::CIVILIAN);
        !self.is_place(np)
            && (self.is_vehicle(np) || c.classes.any(Classes::FACILITY.with(people)))
            && !c.classes.any(Classes::SUPPLY)
    }

    /// مدرعة، آلية عسكرية: not a car bomb, and one of them (بالآليات tells how).
    pub fn is_vehicle(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.marks.any(Marks::MOBILE.with(Marks::CREWED))
            && !c.weapons.any(Weapons::DEVICES)
            && !c.feats.has(crate::lexicon::paradigm::Feats::PLURAL)
    }

    /// A building that shells fell into, or a convoy or patrol near which it went off.
    pub fn struck_inside(&self, m: &Mention, frame: &Frame, np: usize) -> bool {
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
        // وصلوا على متن عربات
        let aboard = c.start > 0 && self.is_aboard(c.start as usize - 1);
        let mobile = c.prep == Prep::At && !aboard && (c.marks.has(Marks::MOBILE) || people);
        falls && frame.on == Slot::Target || mobile
    }

    /// A place after في, قرب or بـ; a means or an outlet is none (بالسواتر الترابية، عبر تليغرام).
    pub fn is_scene(&self, np: usize) -> bool {
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

    /// في بيان على الإنترنت، على منصة إكس: where it was told of, not what was hit.
    fn online(&self, np: usize) -> bool {
        static NETS: Lazy<[Vec<u8>; 9]> = Lazy::new(|| {
            ["إنترنت", "فيسبوك", "تويتر", "تليغرام", "تلغرام", "إكس", "يوتيوب", "واتساب", "إنستغرام"]
                .map(fold_str)
        });
        let c = &self.cs[np];
        (c.start..c.end).any(|t| NETS.iter().any(|n| n.as_slice() == self.a.stem(t as usize)))
    }

    /// انفجرت عبوة على دورية: people or vehicles, not a spot.
    fn moves(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.any(Classes::FORCE.with(Classes::FIGHTER).with(Classes::CIVILIAN))
            || c.marks.has(Marks::MOBILE)
    }

    /// مسلحون على دراجات نارية: what the attackers came on.
    fn ridden(&self, np: usize) -> bool {
        let (c, Some(p)) = (&self.cs[np], np.checked_sub(1)) else { return false };
        let riders = &self.cs[p];
        riders.bare()
            && riders.end + 1 == c.start
            && !c.definite
            && c.feats.has(Feats::PLURAL)
            && c.classes.has(Classes::FACILITY)
            && riders.classes.has(Classes::FIGHTER)
            && c.all.any(Classes::FACILITY)
            && self.is_vehicle_word(c.head as usize)
    }

    fn is_vehicle_word(&self, token: usize) -> bool {
        self.a.words[token].marks.any(Marks::MOBILE.with(Marks::CREWED).with(Marks::THING))
    }

    pub fn is_inside(&self, token: usize) -> bool {
        static INSIDE: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["داخل", "ضمن"].map(fold_str));
        INSIDE.iter().any(|w| self.a.tokens.letters(token) == w.as_slice())
    }

    /// على متن
    pub fn is_aboard(&self, token: usize) -> bool {
        crate::text::fold::spell(self.a.tokens.letters(token), "متن")
    }

    pub fn is_through(&self, token: usize) -> bool {
        static THROUGH: Lazy<Vec<u8>> = Lazy::new(|| fold_str("عبر"));
        self.a.tokens.letters(token) == THROUGH.as_slice()
    }

    /// على علو منخفض، على ارتفاع شاهق
    pub fn is_height(&self, np: usize) -> bool {
        static HEIGHTS: Lazy<[Vec<u8>; 5]> =
            Lazy::new(|| ["علو", "ارتفاع", "بعد", "مستوى", "مستويات"].map(fold_str));
        let head = self.cs[np].head as usize;
        HEIGHTS.iter().any(|h| self.a.tokens.letters(head) == h.as_slice())
    }

    /// The phrase before is somebody who was hit, and `np` tells to whom he belongs.
    fn one_of(&self, m: &Mention, np: usize) -> bool {
        let quote = |k: usize| matches!(self.cs[k].kind, ChunkKind::Punct(Punct::QuoteClose | Punct::Quote));
        let Some(k) = (np.saturating_sub(2)..np).rev().find(|&k| !quote(k)) else { return false };
        let c = &self.cs[k];
        let human = Classes::FIGHTER.with(Classes::CIVILIAN).with(Classes::SPEAKER).with(Classes::QUANTITY);
        c.kind == ChunkKind::Noun
            && c.classes.any(human)
            && m.args.iter().any(|a| a.role == Role::Target && a.range.has(c.head))
    }

    pub fn agent_after_min(&self, np: usize) -> bool {
        let c = &self.cs[np];
        c.classes.any(Classes::FORCE.with(Classes::FIGHTER)) && !c.classes.has(Classes::FACILITY)
    }

    pub fn fill_weapons(&self, m: &mut Mention, np: usize, rule: &'static str) {
        for k in self.coordinated(np) {
            if self.cs[k].all.has(Classes::WEAPON) || k == np {
                self.weapon(m, k, rule);
            }
        }
    }
}
