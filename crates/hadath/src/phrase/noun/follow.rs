//! May this word follow? By what the last word of the phrase allows.

use super::Builder;
use super::words::{dependent, is_adjective};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Func, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::phrase::ChunkKind;
use crate::text::fold::{ALEF, HEH, NOON, WAW, YEH, fold_str, spell};
use once_cell::sync::Lazy;

impl Builder<'_, '_, '_> {
    pub fn after_open(&self, i: usize, w: &Word, last: &Word) -> bool {
        if self.struck_next(i, w, last)
            || self.own_arms(i, w, last)
            || self.fires(i, w, last)
            || self.means_to(w, last)
            || self.attacks(w, last)
            || self.named_craft(i, w, last)
        {
            return false;
        }
        // قصف مصدره قوات النظام: whence it came, said of the event.
        if self.chunk.trigger != NONE && w.enc != Enc::None && self.c.a.is_origin(i) {
            return false;
        }
        if w.al() {
            // After a plain adjective the definite noun is not its complement.
            // (but مجهولة الهوية، متعددة الجنسيات).
            let adjective =
                last.adjective && !last.nominal && last.noun != NONE && self.last != self.chunk.head as usize;
            // مسيّرة روسية الأجواء البولندية: nor of one that tells the side.
            let side = last.adjective && last.classes.has(Classes::NISBA) && w.classes.has(Classes::SKY);
            return !side
                && (!adjective || w.classes.has(Classes::GENERAL) && !w.adjective || self.property(i, last));
        }
        if is_adjective(self, i, w) {
            return true;
        }
        if self.taken_up(i, w, last) {
            return false;
        }
        // … على تليغرام مسؤوليته: a name governs nothing that is somebody's.
        if last.unknown() && w.enc != Enc::None && w.classes.any(Classes::GENERAL.with(Classes::CIVILIAN)) {
            return false;
        }
        // إحداهما قنبلة: a pronoun closes the phrase.
        if last.enc != Enc::None && last.classes.has(Classes::QUANTITY) {
            return false;
        }
        // أكّد مصدر محلّي وقوع الهجوم: whoever speaks does not govern what happened.
        let speaker = self.chunk.classes.has(Classes::SPEAKER) && self.last != self.chunk.head as usize;
        let deed = |t: &Trigger| t.kind != crate::model::EventKind::Statement && !t.shadow;
        let force =
            speaker && last.adjective && !w.adjective && self.c.a.lexicon.trigger(w.noun).is_some_and(deed);
        let carries =
            Marks::OCCUR.with(Marks::UNDERGO).with(Marks::LIGHT).with(Marks::LIGHT_B).with(Marks::CONTINUE);
        if speaker && w.marks.any(carries) || force {
            return false;
        }
        if w.unknown() {
            let victim = self.last as u32 == self.chunk.trigger && self.takes_victim(i, last);
            return self.names < 4 && (!last.classes.is_none() || last.unknown() || victim);
        }
        // تناقلت مواقع محلية أنباء: the adjective of an outlet governs no text.
        let attribute = last.adjective
            && self.last as u32 != self.chunk.trigger
            && self.chunk.classes.any(Classes::HUMAN)
            && w.nominal
            && w.classes.has(Classes::TEXT);
        if last.adjective && (!last.nominal || attribute) && self.last != self.start {
            return false;
        }
        // An indefinite fighter does not govern a building: مسلح منزلا.
        let closed_agent = last.classes.has(Classes::FIGHTER) && !last.classes.any(Classes::SPEAKER);
        if closed_agent
            && w.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD).with(Classes::WEAPON))
            && !w.classes.has(Classes::PLACE)
        {
            return false;
        }
        // أطلقت طائرة صاروخين: what carries and what it carries are two phrases; ألقى شاب قنبلة: so is who throws it.
        let inside = self.chunk.prep == Prep::None || self.last != self.start;
        let carrier = last.weapons.any(Weapons::PLATFORMS) && last.nominal && inside;
        let arms = Weapons::DEVICES.with(Weapons::SHELLS).with(Weapons::SMALL_ARMS);
        let one = last.classes.has(Classes::FORCE) && w.noun_feats.has(Feats::SINGULAR);
        let thrower = (last.classes.has(Classes::CIVILIAN) && last.nominal || one) && w.weapons.any(arms);
        if (carrier || thrower) && w.classes.has(Classes::WEAPON) && !w.weapons.any(Weapons::PLATFORMS) {
            return false;
        }
        // طريق صيدا: a name, though the word could be an accusative.
        if last.classes.has(Classes::PLACE_HEAD) && w.classes.has(Classes::PLACE) && !w.needs_head {
            return true;
        }
        if w.classes.has(Classes::DIRECTION) && !last.classes.any(Classes::PLACE_HEAD.with(Classes::QUANTITY))
        {
            return false;
        }
        if w.noun_feats.has(Feats::INDEFINITE)
            && self.chunk.trigger != NONE
            && last.noun_feats.has(Feats::INDEFINITE)
        {
            return false;
        }
        !w.noun_feats.has(Feats::INDEFINITE)
            || self.number(self.last).is_some()
            || last.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
    }

    /// استهدفت غارة سيارة، أصاب صاروخ ناقلة، قصفت طائرة مدرسة: after a verb of hitting, the strike or the carrier and what it
    /// hit are two phrases.
    fn struck_next(&self, i: usize, w: &Word, last: &Word) -> bool {
        let Some(verb) = self.c.out.last().filter(|v| v.kind == ChunkKind::Verb) else { return false };
        let word = self.c.word(verb.head as usize);
        let deed = |t: &Trigger| t.frame.subject == Slot::Agent && t.frame.object == Slot::Target;
        let force = self.c.a.lexicon.trigger(word.verb).is_some_and(deed);
        let hits = (verb.marks.has(Marks::HIT) || force)
            && word.enc == Enc::None
            && !verb.feats.has(Feats::PASSIVE)
            && verb.end as usize == self.start;
        let arms = Weapons::PLATFORMS.with(Weapons::SHELLS).with(Weapons::DEVICES);
        // (عطّل تفجير برج الكهرباء المحطة: what was blown up)
        let event = self.last as u32 == self.chunk.trigger
            && !last.classes.any(Classes::HUMAN)
            && !self.governs_victim(last);
        // هزّ دوي انفجار العاصمة
        let sound = self.last == self.start + 1
            && event
            && ["دوي", "صوت", "أصوات"].iter().any(|s| spell(self.c.a.tokens.letters(self.start), s));
        let striker = (self.last == self.start || sound)
            && self.chunk.prep == Prep::None
            && !last.al()
            && last.enc == Enc::None
            && (event || last.nominal && last.weapons.any(arms) && !last.classes.any(Classes::HUMAN));
        let hit = Classes::FACILITY.with(Classes::PLACE_HEAD).with(Classes::PLACE).with(Classes::CIVILIAN);
        let some = w.classes.has(Classes::QUANTITY) && !w.al();
        let thing = (w.nominal || some)
            && (some || w.classes.any(hit) || w.marks.any(Marks::MOBILE.with(Marks::CREWED)))
            && !w.classes.any(Classes::ARMED.with(Classes::NATION).with(Classes::INSTITUTION))
            && w.weapons.is_none();
        // هزّ انفجار المرفأ العاصمة: the object follows.
        let next = i + 1;
        let complement = w.al() && self.c.is_word(next) && {
            let n = self.c.word(next);
            n.al() && n.nominal && !n.adjective && n.classes.any(hit) && w.classes.has(Classes::FACILITY)
        };
        hits && striker && thing && !complement
    }

    /// منزل عائلة قصفه الاحتلال، لغم زرعه الحوثيون: a verb takes the thing up, and whoever did it follows.
    fn taken_up(&self, i: usize, w: &Word, last: &Word) -> bool {
        let struck = Classes::FACILITY.with(Classes::PLACE_HEAD).with(Classes::CIVILIAN).with(Classes::FORCE);
        let thing = |slot: Slot| match slot {
            Slot::Target => last.classes.any(struck) || last.marks.any(Marks::MOBILE.with(Marks::CREWED)),
            Slot::Weapon => last.weapons.any(Weapons::DEVICES.with(Weapons::SHELLS)),
            _ => false,
        };
        w.enc != Enc::None
            && self.chunk.trigger == NONE
            && self.c.a.lexicon.trigger(w.verb).is_some_and(|t| thing(t.frame.object))
            && self.c.is_word(i + 1)
            && self.c.word(i + 1).al()
            && self.c.word(i + 1).nominal
    }

    /// هاجم شبان محطة، فجّر رجال قبائل أنبوباً: people who are nobody's (but سكان قرية) and what they attack.
    fn attacks(&self, w: &Word, last: &Word) -> bool {
        if !w.nominal
            || !w.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD))
            || w.al()
            || w.classes.has(Classes::PLACE)
            || !self.nobodys(last)
        {
            return false;
        }
        let verb = self.c.out.last().filter(|v| v.kind == ChunkKind::Verb && v.end as usize == self.start);
        let deed = |t: &Trigger| {
            let force = t.kind != crate::model::EventKind::Statement;
            force && t.frame.subject == Slot::Agent && t.frame.object == Slot::Target
        };
        verb.is_some_and(|v| self.c.a.lexicon.trigger(self.c.word(v.head as usize).verb).is_some_and(deed))
    }

    /// طائرات تركية مسيّرة مواقع، من طراز ميغ مواقع: what flies, or its make, governs nothing more.
    fn named_craft(&self, i: usize, w: &Word, last: &Word) -> bool {
        if !w.nominal || w.al() || self.last == self.start || is_adjective(self, i, w) {
            return false;
        }
        let first = self.c.a.stem(self.start);
        let make = self.last == self.start + 1 && ["طراز", "نوع"].iter().any(|m| spell(first, m));
        let flown =
            last.weapons.has(Weapons::DRONE) && self.c.word(self.start).weapons.any(Weapons::PLATFORMS);
        flown || make && (last.unknown() || last.classes.has(Classes::WEAPON)) && w.noun != NONE
    }

    /// شبان، رجال، أشخاص: they need no word that tells whose they are.
    fn nobodys(&self, last: &Word) -> bool {
        if last.noun == NONE || !last.nominal || last.al() {
            return false;
        }
        let lexicon = self.c.a.lexicon;
        matches!(
            lexicon.lemma(lexicon.lexeme(last.noun)),
            "شاب"
                | "رجل"
                | "شخص"
                | "فتى"
                | "شباب"
                | "فتية"
                | "امرأة"
                | "ملثم"
                | "مجهول"
                | "قبيلة"
                | "عشيرة"
                | "عصابة"
                | "ميليشيا"
                | "مليشيا"
        )
    }

    fn governs_victim(&self, last: &Word) -> bool {
        self.c.a.lexicon.trigger(last.noun).is_some_and(|t| t.frame.idafa == Slot::Target)
    }

    /// حاول رجل تفجير نفسه، يعتزم مسلحون شنّ هجوم، استبعد مصدر وقوع هجوم: after a verb of attempt or plan whoever stands there
    /// does not govern the deed.
    fn means_to(&self, w: &Word, last: &Word) -> bool {
        let above = Marks::TRY
            .with(Marks::PLAN)
            .with(Marks::FEAR)
            .with(Marks::CONTINUE)
            .with(Marks::BEGIN)
            .with(Marks::ABLE);
        let after = |v: &&super::super::Chunk| v.kind == ChunkKind::Verb && v.end as usize == self.start;
        let Some(verb) = self.c.out.last().filter(after) else { return false };
        let force = |t: &Trigger| t.kind != crate::model::EventKind::Statement;
        let deed = self.c.a.lexicon.trigger(w.noun).is_some_and(force)
            || w.marks.any(Marks::LIGHT.with(Marks::LIGHT_B).with(Marks::OCCUR));
        let who = self.chunk.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN).with(Classes::SPEAKER));
        let human = last.classes.any(Classes::HUMAN) || last.adjective;
        verb.marks.any(above) && who && human && !self.chunk.definite && deed && !w.adjective && !w.al()
    }

    /// أطلق قناصة النار: who fires, and what.
    fn fires(&self, i: usize, w: &Word, last: &Word) -> bool {
        let Some(verb) = self.c.out.last().filter(|v| v.kind == ChunkKind::Verb && self.last == self.start)
        else {
            return false;
        };
        let word = self.c.word(verb.head as usize);
        let throws = self.c.a.lexicon.trigger(word.verb).is_some_and(|t| t.frame.object == Slot::Weapon);
        // (كتيبة المدفعية: a unit by its arms)
        let unit = last.classes.has(Classes::FORCE) && !crate::mention::is_fire(self.c.a.tokens.letters(i));
        throws
            && last.nominal
            && last.classes.any(Classes::HUMAN)
            && w.classes.has(Classes::WEAPON)
            && w.al()
            && !unit
    }

    /// انتحاري حزامه الناسف، شاب سيارته: one man and the arms or the car that are his.
    fn own_arms(&self, i: usize, w: &Word, last: &Word) -> bool {
        let one = last.nominal
            && !last.al()
            && last.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN))
            && !last.noun_feats.any(Feats::PLURAL.with(Feats::DUAL));
        let his = matches!(w.enc, Enc::Him | Enc::Her)
            && (w.classes.has(Classes::WEAPON) || self.c.a.is_vehicle(i) || self.c.a.is_vest(i));
        one && his && !last.classes.has(Classes::QUANTITY)
    }

    /// اغتيال صلاح شحادة: an unknown word after a noun that governs its victim is a name, unless it looks like an
    /// adjective (ة، ي).
    pub fn takes_victim(&self, i: usize, last: &Word) -> bool {
        let governs = self.governs_victim(last);
        let letters = self.c.a.tokens.letters(i);
        governs && !self.c.a.tokens.list[i].ta && letters.last() != Some(&YEH) && !self.verb_shape(i)
    }

    pub fn after_definite(&self, i: usize, w: &Word, last: &Word) -> bool {
        let rank = last.al() && last.classes.any(Classes::SPEAKER.with(Classes::FORCE));
        if self.names_the_place(w, last)
            || self.road_end(w, last)
            || self.ranked_name(i, w)
            || rank && (self.first_of_rank(i) || self.c.a.tokens.letters(i) == fold_str("الركن").as_slice())
        {
            return true;
        }
        if w.al() {
            if w.noun != NONE {
                // أسلحة كاتمة للصوت الناشط فلان: no adjective of the sound.
                let other = last.pro.has(Pro::L)
                    && !self.chunk.definite
                    && w.nominal
                    && w.classes.any(Classes::CIVILIAN.with(Classes::SPEAKER))
                    && !last.classes.any(Classes::HUMAN);
                // اتهم المبعوث الحوثيين: one is no adjective of the other.
                let many = w.noun_feats.has(Feats::PLURAL)
                    && matches!(self.c.a.tokens.letters(i), [.., WAW | YEH, NOON])
                    && w.nominal
                    && last.classes.any(Classes::SPEAKER.with(Classes::INSTITUTION))
                    && !last.noun_feats.any(Feats::PLURAL.with(Feats::DUAL));
                if is_adjective(self, i, w) {
                    return !other && !many;
                }
                // A title before a titled name: الرئيس الفريق.
                return last.classes.has(Classes::SPEAKER) && w.classes.has(Classes::SPEAKER);
            }
            let letters = self.c.a.tokens.letters(i);
            let tail_agrees = matches!(letters.last(), Some(&(YEH | HEH | NOON))) && !self.side_of_many(i);
            return tail_agrees && self.names < 2 || last.classes.any(Classes::SPEAKER.with(Classes::PERSON));
        }
        // المصادر وقوف: several have no name in common.
        let one =
            !last.noun_feats.has(Feats::PLURAL) || last.noun == NONE || last.classes.has(Classes::PERSON);
        let title = one && last.classes.any(Classes::SPEAKER.with(Classes::PERSON))
            || self.names > 0
            || one && self.chunk.all.has(Classes::SPEAKER) && last.adjective
            // الأمين العام للأمم المتحدة أنطونيو …: a name after a title of several words.
            || one
                && self.chunk.classes.has(Classes::SPEAKER)
                && (w.unknown() || w.classes.has(Classes::PERSON))
                && self.chunk.trigger == NONE
            // الضابط محمد حسن، الشاب يوسف: a name after a word for one person.
            || last.nominal
                && last.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN))
                && !last.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
                && self.is_name(i, w);
        let name = w.unknown()
            // (هدد الرئيس الأميركي إيران: no name)
            || w.classes.has(Classes::PLACE) && !w.classes.has(Classes::NATION) && w.phrase_end == 0
            || w.classes.has(Classes::PERSON);
        title && name && self.names < 5 && !w.noun_feats.any(Feats::INDEFINITE) && !self.verb_shape(i)
    }

    /// وزير الإعلام معمر الإرياني الحوثيين: a name in the plural, after one man.
    fn side_of_many(&self, i: usize) -> bool {
        const SHORTEST: usize = 6;
        let letters = self.c.a.tokens.letters(i);
        letters.len() > SHORTEST
            && matches!(letters, [.., WAW | YEH, NOON])
            && self.chunk.classes.any(Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::PERSON))
            && !self.chunk.feats.any(Feats::PLURAL.with(Feats::DUAL))
    }

    /// المدينة … سرمدا, العاصمة السودانية الخرطوم: the name of the place after its head and adjectives.
    pub fn names_the_place(&self, w: &Word, last: &Word) -> bool {
        let head = last.classes.has(Classes::PLACE_HEAD) && !w.al();
        let described = self.chunk.classes.has(Classes::PLACE_HEAD) && last.adjective && w.phrase_end == 0;
        (head || described)
            && w.classes.has(Classes::PLACE)
            && !w.adjective
            && !w.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION))
    }

    pub fn after_name(&self, i: usize, w: &Word, last: &Word) -> bool {
        if self.road_end(w, last) {
            return true;
        }
        if w.al() {
            let tied =
                dependent(w) && last.classes.has(Classes::PLACE) && self.last != self.chunk.head as usize;
            let tied =
                tied || dependent(w) && last.classes.has(Classes::PLACE) && self.chunk.prep != Prep::None;
            let name = w.unknown() && last.unknown() && !self.side_of_many(i);
            return is_adjective(self, i, w) && !tied || name;
        }
        if w.unknown() && last.unknown() && self.names < 4 {
            return !self.verb_shape(i);
        }
        if self.names > 0 && w.classes.has(Classes::PERSON) && self.is_name(i, w) {
            return true;
        }
        // والي كسلا محمد موسى، زعيم حماس يحيى السنوار: the name after an office.
        let office = self.chunk.classes.has(Classes::SPEAKER)
            && !self.chunk.feats.any(Feats::PLURAL.with(Feats::DUAL))
            && self.chunk.trigger == NONE
            && self.last > self.chunk.head as usize
            && last.classes.any(Classes::PLACE.with(Classes::ACTOR));
        // قواته المسلحة is above; قائد شرطة البصرة العميد is a new phrase.
        office && self.is_name(i, w)
    }

    /// طريق صيدا صور، طريق القامشلي عامودا: both ends of a road.
    fn road_end(&self, w: &Word, last: &Word) -> bool {
        let ends = last.classes.has(Classes::PLACE) && w.classes.has(Classes::PLACE) && w.phrase_end == 0;
        ends && self.chunk.classes.has(Classes::ROUTE) && self.last == self.chunk.head as usize + 1
    }

    /// قائد الجيش العماد جوزيف، المتحدث … السودانية العميد نبيل: the rank of whoever holds the office, before the name.
    fn ranked_name(&self, i: usize, w: &Word) -> bool {
        let rank = Classes::SPEAKER.with(Classes::FIGHTER).with(Classes::CIVILIAN).with(Classes::FORCE);
        let office = self.chunk.classes.has(Classes::SPEAKER)
            && self.chunk.trigger == NONE
            && self.last > self.chunk.head as usize
            && !self.chunk.feats.any(Feats::PLURAL.with(Feats::DUAL));
        office
            && w.pro.0 == Pro::AL.0
            && (w.nominal && w.classes.any(rank) || w.unknown())
            && !w.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
            && self.c.is_word(i + 1)
            && (self.c.word(i + 1).classes.has(Classes::PERSON) || self.first_of_rank(i + 1))
    }

    /// الفريق أول عبد الفتاح: «first» after a rank, before the name.
    fn first_of_rank(&self, i: usize) -> bool {
        static FIRST: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أول", "ركن"].map(fold_str));
        let letters = self.c.a.tokens.letters(i);
        FIRST.iter().any(|f| f.as_slice() == letters)
            && self.c.is_word(i + 1)
            && self.is_name(i + 1, self.c.word(i + 1))
    }

    /// قذيفة مجهولة المصدر، صاروخ محلي الصنع: a property of the thing, after an adjective.
    pub fn property(&self, i: usize, last: &Word) -> bool {
        static WORDS: Lazy<[Vec<u8>; 10]> = Lazy::new(|| {
            let words = ["المصدر", "الصنع", "المدى", "الهوية", "العيار", "الدفع", "التوجيه"];
            let effects = ["الانفجار", "الاشتعال", "التدمير"];
            let mut all = words.into_iter().chain(effects).map(fold_str);
            std::array::from_fn(|_| all.next().unwrap_or_default())
        });
        let letters = self.c.a.tokens.letters(i);
        last.adjective && !last.al() && WORDS.iter().any(|p| p.as_slice() == letters)
    }

    /// A known given name, or an unknown word that is written like no verb, adjective or accusative.
    pub fn is_name(&self, i: usize, w: &Word) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let shape = !self.c.a.tokens.list[i].ta && letters.last() != Some(&ALEF) && !self.verb_shape(i);
        w.func == Func::None
            && w.pro.0 == 0
            && (w.classes.has(Classes::PERSON) || w.unknown() && shape && letters.len() > 2)
    }

    pub fn verb_shape(&self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        self.c.word(i).noun == NONE && matches!(letters, [YEH, _, _, _, ..])
            || matches!(letters, [.., 0x9B, ALEF] if letters.len() > 4)
    }

    pub fn dual_shape(&self, i: usize) -> bool {
        self.c.a.stem(i).last() == Some(&ALEF) && self.c.word(i).noun_feats.has(Feats::INDEFINITE)
    }
}
