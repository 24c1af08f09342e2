//! Prepositional tails and quoted names that belong to the phrase.

use super::words::{dependent, is_compass};
use super::{Builder, State};
use crate::lexicon::class::{Classes, Func, Prep};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::phrase::tag;
use crate::text::fold::{last_written, spell};
use crate::text::token::Punct;

impl Builder<'_, '_, '_> {
    pub fn function(&mut self, i: usize, w: &Word) -> bool {
        if w.pro.conj() {
            return false;
        }
        match w.func {
            // الهجوم نفسه، القوات ذاتها
            Func::Demonstrative => {
                let own = w.enc != Enc::None && self.state != State::Open && self.chunk.definite;
                if own {
                    self.take(i);
                    self.state = State::Name;
                }
                own
            }
            Func::Preposition if self.given_name(i) => {
                self.take(i);
                self.names += 1;
                self.state = State::Name;
                true
            }
            // قوة خاصة: an adjective, though elsewhere an adverb.
            Func::Adverb if self.special(i) => {
                self.take(i);
                self.state = State::Closed;
                true
            }
            Func::Preposition => self.preposition(i, w),
            _ => false,
        }
    }

    fn special(&self, i: usize) -> bool {
        let last = self.c.word(self.last);
        let unit = last.classes.any(Classes::FORCE) && !last.al() && self.last == self.chunk.head as usize;
        unit && self.c.a.tokens.list[i].ta && spell(self.c.a.tokens.letters(i), "خاصة")
    }

    /// علي after a title or a name is a name, not the preposition, when it is not written with ى.
    pub fn given_name(&self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let last = self.c.word(self.last);
        // محمد علي، بن علي
        let given = last.classes.has(Classes::PERSON) || spell(self.c.a.tokens.letters(self.last), "بن");
        let title = last.classes.has(Classes::SPEAKER) && last.al() || self.names > 0 || given;
        // الوزير علي أهمية: على in the spelling of some.
        let thing = self.c.is_word(i + 1) && {
            let n = self.c.word(i + 1);
            let name =
                n.adjective || n.classes.any(Classes::PERSON.with(Classes::ACTOR).with(Classes::PLACE));
            n.noun != NONE && n.nominal && n.func == Func::None && !name
        };
        title && !thing && spell(letters, "علي") && last_written(self.c.a.source(i)) == Some('ي')
    }

    /// The prepositional tails that belong to the phrase.
    pub fn preposition(&mut self, i: usize, w: &Word) -> bool {
        let head = self.c.word(self.chunk.head as usize);
        let last = *self.c.word(self.last);
        let next = i + 1;
        if !self.c.is_word(next) || w.enc != Enc::None {
            return false;
        }
        let n = *self.c.word(next);
        let noun_next = n.func == Func::None && (n.noun != NONE || n.unknown()) && !n.pro.prep();
        match w.prep {
            // عدد من المسلحين، عناصر من الجيش، ثلاثة من
            Prep::From => {
                let partitive = head.classes.any(
                    Classes::QUANTITY
                        .with(Classes::FIGHTER)
                        .with(Classes::CIVILIAN)
                        .with(Classes::FORCE)
                        .with(Classes::NUMBER)
                        .with(Classes::SPEAKER),
                ) || self.number(self.last).is_some();
                let compound = matches!(tag::compound(self.c, i).0, Prep::By | Prep::Without | Prep::Means);
                let dependent = dependent(&last) && last.adjective;
                // عشرات الآلاف من الفلسطينيين
                let crowd = last.classes.has(Classes::QUANTITY) && head.classes.has(Classes::QUANTITY);
                let open = self.state == State::Open || self.state == State::Closed || dependent || crowd;
                let unfit =
                    n.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION)) && !dependent && !n.al();
                // حذّر الجنرال كوريلا من هجمات: no part of a person.
                let person = self.names > 0 || last.classes.has(Classes::PERSON);
                if partitive | dependent
                    && !person
                    && open
                    && noun_next
                    && !compound
                    && !unfit
                    && self.chunk.trigger == NONE
                {
                    self.join(i, next);
                    return true;
                }
                false
            }
            // مصدر في الشرطة، مسؤول في وزارة; المبعوث إلى سوريا
            Prep::In | Prep::To => {
                // سيارة عضو في المجلس
                let inner = last.classes.has(Classes::SPEAKER) && last.nominal && !last.al();
                let speaker = (head.classes.has(Classes::SPEAKER) || inner) && self.chunk.trigger == NONE;
                // أوعز وزير الدفاع إلى الجيش بمهاجمة …: an army is told.
                let told = w.prep == Prep::To && n.classes.has(Classes::FORCE);
                let body = !told
                    && n.classes.any(
                        Classes::INSTITUTION.with(Classes::FORCE).with(Classes::ACTOR).with(Classes::MEDIA),
                    )
                    || w.prep == Prep::To
                        && n.classes.has(Classes::PLACE)
                        && self.last != self.chunk.head as usize
                    || w.prep == Prep::In
                        && n.classes.any(Classes::PLACE_HEAD)
                        && head.classes.has(Classes::SPEAKER)
                        && !self.chunk.all.any(Classes::INSTITUTION);
                if (speaker && body || w.prep == Prep::In && dependent(&last) && last.adjective) && noun_next
                {
                    self.join(i, next);
                    return true;
                }
                false
            }
            // الطريق بين جبلة والقرداحة
            Prep::Between
                if head.classes.has(Classes::ROUTE) && self.last == self.chunk.head as usize && noun_next =>
            {
                self.at = next;
                self.take(next);
                let second = self.at;
                let also = self.c.is_word(second)
                    && self.c.word(second).pro.conj()
                    && self.c.word(second).noun != NONE;
                if also {
                    self.take(second);
                }
                self.state = State::Name;
                true
            }
            // شمال شرقي مقديشو، جنوب غرب العاصمة
            Prep::At if self.chunk.classes.has(Classes::DIRECTION) && self.last == self.start => {
                let compass = is_compass(self.c.a.tokens.letters(i)) && is_compass(self.c.a.stem(self.last));
                if compass && noun_next {
                    self.at = i + 1;
                    let head = self.chunk.head;
                    self.take(next);
                    self.chunk.head = head;
                    return true;
                }
                false
            }
            // متحدث باسم is attached; الناطق بلسان too.
            _ => false,
        }
    }

    pub fn join(&mut self, prep: usize, next: usize) {
        self.at = prep + 1;
        let counted = self.c.word(self.chunk.head as usize).classes.has(Classes::QUANTITY)
            || self.number(self.last).is_some();
        let trigger = self.chunk.trigger;
        self.take(next);
        // سلسلة من الانفجارات: the counted noun is the head.
        if counted {
            let count = self.chunk.count;
            self.set_head(next);
            self.chunk.count = count;
        } else {
            self.chunk.trigger = trigger;
        }
        self.names = 0;
    }

    /// حاجز للجيش، نقاط لقوات …, المدعوم لـ, التابعة لـ
    pub fn possessive(&mut self, i: usize, w: &Word) -> bool {
        let last = *self.c.word(self.last);
        let noun = w.noun != NONE || w.al();
        if !noun || self.chunk.trigger != NONE && self.chunk.trigger as usize == self.last {
            return false;
        }
        let event_before = self.chunk.trigger != NONE;
        // قصف مواقع للمسلحين، استهداف حافلة للحشد: whose the thing hit is.
        let things = Classes::FACILITY.with(Classes::FORCE).with(Classes::WEAPON);
        let complement = event_before
            && self.last == self.chunk.trigger as usize + 1
            && last.nominal
            && !last.al()
            && last.enc == Enc::None
            && last.classes.any(things)
            && !last.adjective;
        // مسلحون لرتل عسكري: no owner of fighters without an article or a name.
        let fighters = self.chunk.classes.has(Classes::FIGHTER)
            && !w.al()
            && !w.classes.any(Classes::ACTOR.with(Classes::NATION).with(Classes::PLACE))
            && w.noun_feats.any(Feats::INDEFINITE.with(Feats::SINGULAR));
        let dependent = dependent(&last);
        let indefinite = !self.chunk.definite && matches!(self.state, State::Open | State::Closed);
        let owner = w.classes.any(
            Classes::ARMED
                .with(Classes::INSTITUTION)
                .with(Classes::NATION)
                .with(Classes::CIVILIAN)
                .with(Classes::PLACE),
        );
        // قال مصدر أمني لوكالة …: the agency was told.
        let told_to = self.chunk.classes.has(Classes::SPEAKER) && w.classes.has(Classes::MEDIA);
        let owned = self.chunk.classes.any(
            Classes::FACILITY
                .with(Classes::FORCE)
                .with(Classes::FIGHTER)
                .with(Classes::SPEAKER)
                .with(Classes::WEAPON)
                .with(Classes::INSTITUTION),
        );
        // المركز الإعلامي لقوى الأمن، المتحدث العسكري للحوثيين، الأمين العام للأمم المتحدة
        let office = self.chunk.classes.any(Classes::SPEAKER.with(Classes::INSTITUTION))
            && !w.classes.has(Classes::MEDIA);
        let office = office
            && (owner || w.classes.has(Classes::PLACE_HEAD))
            && (self.chunk.end > self.chunk.head + 1
                || self.chunk.classes.has(Classes::SPEAKER) && self.chunk.definite);
        let office = office
            || event_before
                && self.chunk.all.has(Classes::SPEAKER)
                && owner
                && self.last as u32 > self.chunk.trigger + 1;
        if dependent
            || office && (event_before && self.chunk.all.has(Classes::SPEAKER))
            || office && !event_before
            || (indefinite && owner && owned && !event_before && !told_to && !fighters)
            // مخزن للأسلحة
            || indefinite && self.chunk.classes.has(Classes::FACILITY) && w.classes.has(Classes::WEAPON) && w.al()
            || complement && w.classes.any(Classes::ARMED.with(Classes::INSTITUTION).with(Classes::NATION))
        {
            self.take(i);
            return true;
        }
        false
    }

    /// باسم, بلسان after a speaker; بن inside a name.
    pub fn in_name(&mut self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let speaks = spell(letters, "باسم") || spell(letters, "بلسان");
        if speaks && self.chunk.all.has(Classes::SPEAKER) {
            self.take(i);
            self.state = State::Open;
            return true;
        }
        false
    }

    /// A short quotation without a verb belongs to the phrase: تنظيم «الدولة».
    pub fn quoted(&mut self, i: usize, p: Punct) -> bool {
        const LONGEST_NAME: usize = 6;
        if !matches!(p, Punct::QuoteOpen | Punct::Quote) {
            // The closing mark of a quotation that the phrase began inside of is passed over by the caller.
            return false;
        }
        let at = self.c.a.quotes.partition_point(|q| (q.open as usize) < i);
        let Some(quote) = self.c.a.quotes.get(at).filter(|q| q.open as usize == i) else { return false };
        let close = quote.close as usize;
        if close >= self.c.end || close - i > LONGEST_NAME + 1 || close == i + 1 {
            return false;
        }
        let plain = (i + 1..close).all(|k| {
            let w = self.c.word(k);
            self.c.is_word(k)
                && (w.func == Func::None || w.func == Func::Preposition)
                && (w.verb == NONE || w.noun != NONE || w.al())
        });
        // نفّذ الطيران «عدواناً جوياً»: an indefinite event is no name.
        let first = self.c.word(i + 1);
        let event = first.noun != NONE
            && first.noun_feats.has(Feats::INDEFINITE)
            && (first.nominal || self.c.a.lexicon.trigger(first.noun).is_some());
        // الجزائر «بشدة»: how, and no name.
        let plain = plain && !event && !first.pro.has(Pro::B);
        let head = self.c.word(self.last);
        let named = head.classes.any(
            Classes::FORCE
                .with(Classes::FIGHTER)
                .with(Classes::INSTITUTION)
                .with(Classes::MEDIA)
                .with(Classes::PLACE_HEAD)
                .with(Classes::FACILITY)
                .with(Classes::SPEAKER)
                .with(Classes::WEAPON)
                .with(Classes::GENERAL),
        ) || head.noun != NONE;
        // حصار قوات «الدعم السريع»
        let body = Classes::FORCE.with(Classes::FIGHTER).with(Classes::INSTITUTION).with(Classes::MEDIA);
        let directly =
            self.chunk.trigger == NONE || self.chunk.trigger as usize == self.last || head.classes.any(body);
        if !(plain && named && directly) {
            return false;
        }
        for k in i + 1..close {
            let w = self.c.word(k);
            self.chunk.all = self.chunk.all.with(w.classes);
            self.chunk.weapons = self.chunk.weapons.with(w.weapons);
        }
        self.last = close - 1;
        self.at = close + 1;
        self.chunk.end = close as u32 + 1;
        self.state = State::Name;
        true
    }
}
