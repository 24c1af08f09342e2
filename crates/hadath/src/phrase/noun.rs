//! Noun phrases: head, iḍāfa, adjectives, names, partitive من, and the few prepositional tails that belong to a name.

use super::tag::attached;
use super::{Chunk, ChunkKind, Chunker};
use crate::lexicon::class::{Classes, Func, Marks, Prep, Weapons};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::text::fold::{ALEF, HEH, Letter, NOON, YEH, fold_str};
use crate::text::token::{Punct, TokenKind};
use crate::time::cardinal;
use once_cell::sync::Lazy;

/// Longest phrase in words; longer ones are runs of unknown words.
const LONGEST: usize = 24;

/// What the last word of the phrase so far allows after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Indefinite: an iḍāfa or an indefinite adjective may follow.
    Open,
    /// Written so that no iḍāfa can follow: only an indefinite adjective.
    Closed,
    /// Definite by ال: a definite adjective, or a name after a title.
    Definite,
    /// A proper name or a noun with a pronoun: a definite adjective.
    Name,
}

/// Builds the phrase whose first word is `start`; `prep` stands before it.
pub fn phrase(c: &Chunker<'_, '_>, start: usize, prep: Prep) -> Chunk {
    let mut b = Builder::new(c, start, prep);
    b.first();
    while b.extend() {}
    b.finish()
}

struct Builder<'a, 'b, 'c> {
    c: &'a Chunker<'b, 'c>,
    chunk: Chunk,
    start: usize,
    at: usize,
    last: usize,
    state: State,
    /// Unknown name words in a row.
    names: usize,
    head_fixed: bool,
}

impl<'a, 'b, 'c> Builder<'a, 'b, 'c> {
    fn new(c: &'a Chunker<'b, 'c>, start: usize, prep: Prep) -> Builder<'a, 'b, 'c> {
        let mut chunk = Chunk::new(ChunkKind::Noun, start, start + 1);
        chunk.prep = if prep == Prep::None { attached(c.word(start)) } else { prep };
        Builder { c, chunk, start, at: start, last: start, state: State::Open, names: 0, head_fixed: false }
    }

    fn number(&self, i: usize) -> Option<u32> {
        let t = &self.c.a.tokens.list[i];
        if t.kind == TokenKind::Number {
            return std::str::from_utf8(self.c.a.tokens.letters(i)).ok()?.parse().ok();
        }
        let w = self.c.word(i);
        if w.al() || !w.classes.has(Classes::QUANTITY) {
            return None;
        }
        let letters = self.c.a.tokens.letters(i);
        let stem = &letters[usize::from(w.stem.min(letters.len() as u8))..];
        cardinal(letters).or_else(|| cardinal(stem))
    }

    /// The letters of word `i` without its particles.
    fn stem(&self, i: usize) -> &[Letter] {
        let letters = self.c.a.tokens.letters(i);
        &letters[usize::from(self.c.word(i).stem).min(letters.len())..]
    }

    fn take(&mut self, i: usize) {
        let w = *self.c.word(i);
        let end = if w.phrase_end as usize > i { w.phrase_end as usize } else { i + 1 };
        self.last = i;
        self.at = end;
        self.chunk.end = end as u32;
        self.chunk.all = self.chunk.all.with(w.classes);
        self.chunk.weapons = self.chunk.weapons.with(w.weapons);
        if w.noun != NONE && !w.adjective | w.nominal {
            self.chunk.marks = self.chunk.marks.with(w.marks);
        }
        let trigger = w.noun != NONE && self.c.a.lexicon.lexeme(w.noun).trigger.is_some();
        if trigger && self.takes_trigger(i, &w) {
            self.chunk.trigger = i as u32;
        }
        self.state = self.state_after(i, &w);
    }

    /// The later of two event nouns in an iḍāfa is the event (عملية قصف، محاولة اغتيال) unless the first is one of
    /// speech or both are events of their own.
    fn takes_trigger(&self, i: usize, w: &Word) -> bool {
        if self.chunk.trigger == NONE {
            return true;
        }
        let before = self.chunk.trigger as usize;
        let old = self.c.word(before);
        let frame = |x: &Word| {
            self.c.a.lexicon.lexeme(x.noun).trigger.map(|t| &self.c.a.lexicon.triggers[usize::from(t)])
        };
        let (Some(old_t), Some(new_t)) = (frame(old), frame(w)) else { return false };
        // عملية and the like only carry the next noun.
        let carrier = old_t.needs == crate::lexicon::class::Needs::Military;
        let statement = |k: crate::model::EventKind| k == crate::model::EventKind::Statement;
        carrier || (i == before + 1 && !statement(old_t.kind) && !statement(new_t.kind) && !w.adjective)
    }

    /// إدانة قصف المشفى، تبني التفجير: a statement and the event that it speaks of are two phrases.
    fn speaks_of_force(&self, w: &Word) -> bool {
        use crate::model::EventKind;
        let kind = |x: &Word| {
            let t = (x.noun != NONE).then(|| self.c.a.lexicon.lexeme(x.noun).trigger).flatten();
            t.map(|t| &self.c.a.lexicon.triggers[usize::from(t)])
        };
        let force = kind(w).is_some_and(|t| t.kind != EventKind::Statement && !t.shadow);
        let said = self.chunk.trigger != NONE
            && kind(self.c.word(self.chunk.trigger as usize)).is_some_and(|t| t.kind == EventKind::Statement);
        force && said && !w.adjective
    }

    fn state_after(&self, i: usize, w: &Word) -> State {
        if w.enc != Enc::None {
            return State::Name;
        }
        if w.classes.has(Classes::QUANTITY) && !w.al() {
            return State::Open;
        }
        if w.classes.has(Classes::PLACE_HEAD)
            && !w.al()
            && w.phrase_end as usize <= i + 1
            && !w.noun_feats.any(Feats::INDEFINITE.with(Feats::CLOSED))
        {
            return State::Open;
        }
        if w.classes.any(Classes::PLACE.with(Classes::ACTOR))
            && !w.needs_head
            && w.phrase_end as usize <= i + 1
            && !w.al()
        {
            return State::Name;
        }
        if w.phrase_end as usize > i + 1 {
            let name = w
                .classes
                .any(Classes::PLACE.with(Classes::ACTOR).with(Classes::MEDIA).with(Classes::INSTITUTION));
            let last = self.c.word(w.phrase_end as usize - 1);
            return if name || w.al() || last.al() { State::Definite } else { State::Closed };
        }
        if w.al() {
            return State::Definite;
        }
        if w.noun_feats.any(Feats::INDEFINITE.with(Feats::CLOSED)) && w.noun != NONE {
            return State::Closed;
        }
        State::Open
    }

    fn set_head(&mut self, i: usize) {
        let w = self.c.word(i);
        self.chunk.head = i as u32;
        self.chunk.classes = w.classes;
        self.chunk.feats = w.noun_feats;
        self.chunk.definite =
            w.al() || w.enc != Enc::None || w.classes.any(Classes::PLACE.with(Classes::ACTOR));
    }

    fn first(&mut self) {
        let i = self.start;
        let w = *self.c.word(i);
        if w.func == Func::Demonstrative {
            self.take(i);
            self.chunk.definite = true;
            self.chunk.marks = Marks::NONE;
            if self.c.is_word(self.at) && self.c.word(self.at).al() && self.c.word(self.at).pro.0 == Pro::AL.0
            {
                let next = self.at;
                self.take(next);
                self.set_head(next);
                self.head_fixed = true;
            }
            return;
        }
        self.take(i);
        self.set_head(i);
        self.chunk.conj = w.pro.conj();
        if let Some(n) = self.number(i) {
            self.chunk.count = n;
            self.state = State::Open;
            self.chunk.classes = self.chunk.classes.with(Classes::NUMBER);
        }
        if w.noun_feats.has(Feats::DUAL) && w.noun != NONE {
            self.chunk.count = 2;
        }
    }

    /// Tries to take one more word; says whether it did.
    fn extend(&mut self) -> bool {
        let i = self.at;
        if i >= self.c.end || i - self.start >= LONGEST {
            return false;
        }
        // مدينة #شهبا: the mark of a hashtag stands for nothing.
        if self.c.punct(i) == Some(Punct::Tag) && self.c.is_word(i + 1) && self.last + 1 == i {
            self.at = i + 1;
            return self.extend();
        }
        if let Some(p) = self.c.punct(i) {
            return self.quoted(i, p);
        }
        let w = *self.c.word(i);
        // مختاراً سابقاً: after an indefinite accusative the adverb of time is an adjective.
        let adjective = self.state == State::Closed && w.adjective && !w.al();
        let name = self.names > 0 || self.c.word(self.last).classes.has(Classes::PERSON);
        let adjective = adjective || name && w.al();
        if self.c.time_at(i).is_some_and(|t| !adjective || self.c.a.times[t].end as usize > i + 1) {
            return false;
        }
        if w.func != Func::None {
            return self.function(i, &w);
        }
        if w.pro.conj() {
            return self.tens(i);
        }
        if w.pro.prep() {
            return w.pro.has(Pro::L) && self.possessive(i, &w) || w.pro.has(Pro::B) && self.in_name(i);
        }
        // هجوم شنّه مسلحون، هجوم نُسب إلى، محاولة اغتيال تعرّض لها: what is done to the event, not an iḍāfa.
        let after_event = self.last as u32 == self.chunk.trigger && !self.chunk.definite;
        if after_event && w.verb != NONE && !w.al() && w.verb_marks.any(super::tag::SUPPORT) {
            return false;
        }
        let only_verb = w.verb != NONE && w.noun == NONE && !self.name_of_place(&w);
        if only_verb && self.verbal_noun(i, &w) {
            self.take(i);
            self.state = State::Open;
            return true;
        }
        if self.asks(i, &w) {
            return false;
        }
        if only_verb || (w.marks != Marks::NONE && w.noun == NONE) {
            return false;
        }
        let road_end = self.chunk.classes.has(Classes::ROUTE) && w.classes.has(Classes::PLACE);
        if w.verb != NONE && !w.al() && self.state != State::Open && !road_end {
            return false;
        }
        if let Some(n) = self.number(i) {
            return self.counted(i, n);
        }
        self.word(i, &w)
    }

    /// قرية سافي: a form of a verb that news does not use, after the head of a place name.
    fn name_of_place(&self, w: &Word) -> bool {
        let last = self.c.word(self.last);
        let rare = w.verb_feats.any(Feats::IMPERATIVE.with(Feats::SECOND));
        rare && w.pro.0 == 0
            && last.classes.has(Classes::PLACE_HEAD)
            && self.state == State::Open
            && !last.al()
    }

    /// نفسه، أنفسهم
    fn reflexive(&self, i: usize, w: &Word) -> bool {
        static SELVES: Lazy<[Vec<Letter>; 2]> = Lazy::new(|| ["نفس", "أنفس"].map(fold_str));
        w.enc != Enc::None && SELVES.iter().any(|s| self.stem(i).starts_with(s))
    }

    /// ضابط طلب عدم كشف اسمه: a verb of speech before a negated verbal noun or a clause, no noun of the phrase.
    fn asks(&self, i: usize, w: &Word) -> bool {
        let speech = w.verb != NONE && self.c.a.lexicon.lexeme(w.verb).trigger.is_some();
        let next = self.c.is_word(i + 1).then(|| self.c.word(i + 1));
        speech
            && w.pro.0 == 0
            && next.is_some_and(|n| {
                n.func == Func::Subordinator || n.marks.has(Marks::NEGATION) && n.func == Func::None
            })
    }

    /// محطة ضخ المياه: after the head of an iḍāfa a past form before a definite noun is its verbal noun.
    fn verbal_noun(&self, i: usize, w: &Word) -> bool {
        let base = Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE);
        let last = self.c.word(self.last);
        let head = last.classes.any(
            Classes::FACILITY.with(Classes::GENERAL).with(Classes::PLACE_HEAD).with(Classes::INSTITUTION),
        ) && last.nominal;
        self.state == State::Open
            && w.pro.0 == 0
            && w.verb_feats.has(base)
            && head
            && self.c.is_word(i + 1)
            && self.c.word(i + 1).al()
            && self.c.word(i + 1).nominal
    }

    /// خمسة وعشرين: the tens of a number.
    fn tens(&mut self, i: usize) -> bool {
        let counting = self.number(self.last).is_some() && self.last + 1 == i;
        let letters = self.c.a.tokens.letters(i);
        let Some(n) = cardinal(letters.get(1..).unwrap_or(&[])) else { return false };
        if counting && (20..100).contains(&n) && self.chunk.count < 10 {
            let count = self.chunk.count + n;
            self.take(i);
            self.chunk.count = count;
            self.state = State::Open;
            return true;
        }
        false
    }

    fn counted(&mut self, i: usize, n: u32) -> bool {
        let quantity = self.chunk.all.has(Classes::QUANTITY) || self.number(self.last).is_some();
        let event =
            self.last as u32 == self.chunk.trigger || self.c.word(self.last).classes.has(Classes::CASUALTY);
        if self.state != State::Open || !(quantity || event) {
            return false;
        }
        self.take(i);
        if self.chunk.count == 0 {
            self.chunk.count = n;
        }
        self.state = State::Open;
        true
    }

    fn word(&mut self, i: usize, w: &Word) -> bool {
        if self.state == State::Open && self.speaks_of_force(w) {
            return false;
        }
        let last = *self.c.word(self.last);
        // أدان الرئيس حسن محمود الهجوم: an event after a person's name is the object.
        // فجّر انتحاري نفسه: of an indefinite noun the pronoun is an object.
        if self.reflexive(i, w) && !self.chunk.definite {
            return false;
        }
        let named = self.names > 0 || last.classes.has(Classes::PERSON);
        let event = w.noun != NONE && self.c.a.lexicon.lexeme(w.noun).trigger.is_some();
        if named && event && w.al() && !w.adjective {
            return false;
        }
        // مسؤول محلي قوله: no noun with a pronoun belongs to an indefinite adjective.
        if w.enc != Enc::None && last.adjective && !last.al() && self.last > self.start {
            return false;
        }
        // لم تعلن أي جهة المسؤولية: أي has an indefinite noun, so the definite one is another phrase.
        if w.al() && !last.al() && any(self.c, self.start) {
            return false;
        }
        let ok = match self.state {
            State::Open => self.after_open(i, w, &last),
            // حيّا السلام: a dual that looks like an accusative.
            State::Closed if w.al() => last.classes.has(Classes::PLACE_HEAD) && self.dual_shape(self.last),
            State::Closed => is_adjective(self, i, w),
            State::Definite => self.after_definite(i, w, &last),
            State::Name => self.after_name(i, w, &last),
        };
        if !ok {
            return false;
        }
        let was_quantity = !self.head_fixed
            && self.last == self.chunk.head as usize
            && (last.classes.has(Classes::QUANTITY) || self.number(self.last).is_some());
        let adjective_here = is_adjective(self, i, w) && !w.nominal;
        let before = self.state;
        self.take(i);
        self.names = if w.unknown() { self.names + 1 } else { 0 };
        if was_quantity && w.noun_feats.0 | u32::from(w.noun != NONE) != 0 && !adjective_here {
            let count = self.chunk.count;
            self.set_head(i);
            self.chunk.count = count;
        }
        if w.al() && before == State::Open {
            self.chunk.definite = true;
        }
        if adjective_here {
            self.state = match before {
                State::Open if !w.al() => State::Open,
                State::Closed => State::Closed,
                State::Name => State::Name,
                _ => State::Definite,
            };
        }
        // «مدينة سرمدا»: the unknown word is the name.
        if before == State::Open && w.unknown() && !w.al() && last.classes.has(Classes::PLACE_HEAD) {
            self.state = State::Name;
        }
        true
    }

    fn dual_shape(&self, i: usize) -> bool {
        self.stem(i).last() == Some(&ALEF) && self.c.word(i).noun_feats.has(Feats::INDEFINITE)
    }

    fn after_open(&self, i: usize, w: &Word, last: &Word) -> bool {
        if w.al() {
            // After a plain adjective the definite noun is not its complement.
            // (but مجهولة الهوية، متعددة الجنسيات).
            let adjective =
                last.adjective && !last.nominal && last.noun != NONE && self.last != self.chunk.head as usize;
            return !adjective || w.classes.has(Classes::GENERAL) && !w.adjective;
        }
        if is_adjective(self, i, w) {
            return true;
        }
        // إحداهما قنبلة: a pronoun closes the phrase.
        if last.enc != Enc::None && last.classes.has(Classes::QUANTITY) {
            return false;
        }
        // أكّد مصدر محلّي وقوع الهجوم: whoever speaks does not govern what happened.
        let speaker = self.chunk.classes.has(Classes::SPEAKER) && self.last != self.chunk.head as usize;
        if speaker && w.marks.any(Marks::OCCUR.with(Marks::UNDERGO)) {
            return false;
        }
        if w.unknown() {
            let victim = self.last as u32 == self.chunk.trigger && self.takes_victim(i, last);
            return self.names < 4 && (!last.classes.is_none() || last.unknown() || victim);
        }
        if last.adjective && !last.nominal && self.last != self.start {
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
        let carrier = last.weapons.any(Weapons::PLATFORMS) && last.nominal && self.chunk.prep == Prep::None;
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

    /// اغتيال صلاح شحادة: an unknown word after a noun that governs its victim is a name, unless it looks like an
    /// adjective (ة، ي).
    fn takes_victim(&self, i: usize, last: &Word) -> bool {
        let trigger = self.c.a.lexicon.lexeme(last.noun).trigger;
        let governs = trigger.is_some_and(|t| {
            self.c.a.lexicon.triggers[usize::from(t)].frame.idafa == crate::lexicon::class::Slot::Target
        });
        let letters = self.c.a.tokens.letters(i);
        governs && !self.c.a.tokens.list[i].ta && letters.last() != Some(&YEH) && !self.verb_shape(i)
    }

    fn after_definite(&self, i: usize, w: &Word, last: &Word) -> bool {
        if self.names_the_place(w, last) {
            return true;
        }
        if w.al() {
            if w.noun != NONE {
                if is_adjective(self, i, w) {
                    return true;
                }
                // A title before a titled name: الرئيس الفريق.
                return last.classes.has(Classes::SPEAKER) && w.classes.has(Classes::SPEAKER);
            }
            let letters = self.c.a.tokens.letters(i);
            let tail_agrees = matches!(letters.last(), Some(&(YEH | HEH | NOON)));
            return tail_agrees && self.names < 2 || last.classes.any(Classes::SPEAKER.with(Classes::PERSON));
        }
        let title = last.classes.any(Classes::SPEAKER.with(Classes::PERSON))
            || self.names > 0
            || self.chunk.all.has(Classes::SPEAKER) && last.adjective
            // الأمين العام للأمم المتحدة أنطونيو …: a name after a title of several words.
            || self.chunk.classes.has(Classes::SPEAKER) && w.unknown() && self.chunk.trigger == NONE;
        let name = w.unknown()
            || w.classes.any(Classes::PERSON.with(Classes::PLACE)) && w.phrase_end == 0
            || w.classes.has(Classes::PERSON) && self.chunk.end > self.chunk.head + 1;
        title && name && self.names < 5 && !w.noun_feats.any(Feats::INDEFINITE) && !self.verb_shape(i)
    }

    /// المدينة … سرمدا, العاصمة السودانية الخرطوم: the name of the place after its head and adjectives.
    fn names_the_place(&self, w: &Word, last: &Word) -> bool {
        let head = last.classes.has(Classes::PLACE_HEAD) && !w.al();
        let described = self.chunk.classes.has(Classes::PLACE_HEAD) && last.adjective && w.phrase_end == 0;
        (head || described)
            && w.classes.has(Classes::PLACE)
            && !w.adjective
            && !w.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION))
    }

    fn after_name(&self, i: usize, w: &Word, last: &Word) -> bool {
        if w.al() {
            let tied =
                dependent(w) && last.classes.has(Classes::PLACE) && self.last != self.chunk.head as usize;
            let tied =
                tied || dependent(w) && last.classes.has(Classes::PLACE) && self.chunk.prep != Prep::None;
            return is_adjective(self, i, w) && !tied || w.unknown() && last.unknown();
        }
        if w.unknown() && last.unknown() && self.names < 4 {
            return !self.verb_shape(i);
        }
        // طريق صيدا صور: both ends of a road.
        let ends = last.classes.has(Classes::PLACE) && w.classes.has(Classes::PLACE) && w.phrase_end == 0;
        if ends && self.chunk.classes.has(Classes::ROUTE) && self.last == self.chunk.head as usize + 1 {
            return true;
        }
        // قواته المسلحة is above; قائد شرطة البصرة العميد is a new phrase.
        false
    }

    fn verb_shape(&self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        self.c.word(i).noun == NONE && matches!(letters, [YEH, _, _, _, ..])
            || matches!(letters, [.., 0x9B, ALEF] if letters.len() > 4)
    }

    fn function(&mut self, i: usize, w: &Word) -> bool {
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
            Func::Preposition => self.preposition(i, w),
            _ => false,
        }
    }

    /// علي after a title or a name is a name, not the preposition, when it is not written with ى.
    fn given_name(&self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let last = self.c.word(self.last);
        let title = last.classes.has(Classes::SPEAKER) && last.al() || self.names > 0;
        let token = &self.c.a.tokens.list[i];
        title
            && letters == fold_str("علي").as_slice()
            && self.c.a.text[token.start as usize..token.end as usize].ends_with('ي')
    }

    /// The prepositional tails that belong to the phrase.
    fn preposition(&mut self, i: usize, w: &Word) -> bool {
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
                let compound =
                    matches!(super::tag::compound(self.c, i).0, Prep::By | Prep::Without | Prep::Means);
                let dependent = dependent(&last) && last.adjective;
                let open = self.state == State::Open || self.state == State::Closed || dependent;
                let unfit =
                    n.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION)) && !dependent && !n.al();
                if partitive | dependent
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
                let speaker = head.classes.has(Classes::SPEAKER) && self.chunk.trigger == NONE;
                let body = n
                    .classes
                    .any(Classes::INSTITUTION.with(Classes::FORCE).with(Classes::ACTOR).with(Classes::MEDIA))
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
                let compass = is_compass(self.c.a.tokens.letters(i)) && is_compass(self.stem(self.last));
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

    fn join(&mut self, prep: usize, next: usize) {
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
    fn possessive(&mut self, i: usize, w: &Word) -> bool {
        let last = *self.c.word(self.last);
        let noun = w.noun != NONE || w.al();
        if !noun || self.chunk.trigger != NONE && self.chunk.trigger as usize == self.last {
            return false;
        }
        let event_before = self.chunk.trigger != NONE;
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
            || (indefinite && owner && owned && !event_before && !told_to)
        {
            self.take(i);
            return true;
        }
        false
    }

    /// باسم, بلسان after a speaker; بن inside a name.
    fn in_name(&mut self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let speaks = letters == fold_str("باسم").as_slice() || letters == fold_str("بلسان").as_slice();
        if speaks && self.chunk.all.has(Classes::SPEAKER) {
            self.take(i);
            self.state = State::Open;
            return true;
        }
        false
    }

    /// A short quotation without a verb belongs to the phrase: تنظيم «الدولة».
    fn quoted(&mut self, i: usize, p: Punct) -> bool {
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
        let directly = self.chunk.trigger == NONE || self.chunk.trigger as usize == self.last;
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

    fn finish(self) -> Chunk {
        self.chunk
    }
}

/// شمال، جنوبي: a point of the compass.
fn is_compass(letters: &[Letter]) -> bool {
    static POINTS: Lazy<[Vec<Letter>; 4]> = Lazy::new(|| ["شمال", "جنوب", "شرق", "غرب"].map(fold_str));
    POINTS.iter().any(|p| letters == p.as_slice() || letters.strip_suffix(&[YEH]) == Some(p))
}

/// Participles that tie a force to its owner: التابعة لـ، الموالية لـ، المدعومة من.
fn dependent(w: &Word) -> bool {
    w.marks.has(Marks::DEPENDENT)
}

/// Is word `i` an adjective of the last word?
fn is_adjective(b: &Builder<'_, '_, '_>, i: usize, w: &Word) -> bool {
    if w.adjective {
        // قائلاً، مؤكدة: a participle of speech goes on with the clause, not with the noun.
        let speaks = w.noun != NONE
            && b.c
                .a
                .lexicon
                .lexeme(w.noun)
                .trigger
                .is_some_and(|t| b.c.a.lexicon.triggers[usize::from(t)].act.is_some());
        return !speaks;
    }
    if !w.unknown() {
        return false;
    }
    // Nisba by shape: …ي، …ية after a noun that agrees.
    let letters = b.c.a.tokens.letters(i);
    let ta = b.c.a.tokens.list[i].ta;
    let n = letters.len() - usize::from(w.stem.min(letters.len() as u8));
    n >= 4 && (ta && letters.len() >= 2 && letters[letters.len() - 2] == YEH)
}

/// أي، أية
fn any(c: &Chunker<'_, '_>, i: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أي", "أية"].map(fold_str));
    let letters = c.a.tokens.letters(i);
    WORDS.iter().any(|w| letters.get(usize::from(c.word(i).stem)..) == Some(w.as_slice()))
}
