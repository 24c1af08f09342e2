//! Noun phrases: head, iḍāfa, adjectives, names, partitive من, and the few prepositional tails that belong to a name.

mod follow;
mod tail;
mod words;

use super::tag::attached;
use super::{Chunk, ChunkKind, Chunker};
use crate::lexicon::class::{Classes, Func, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::{NONE, Word};
use crate::text::fold::{LAM, Letter, begins_with, fold_str, spell};
use crate::text::token::{Punct, TokenKind};
use crate::time::cardinal;
use once_cell::sync::Lazy;
use words::{any, dependent, is_adjective};

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
        // الناقلة، المتحدث: with the article a participle of speech says nothing.
        let speaks = |t: &crate::lexicon::Trigger| t.kind == crate::model::EventKind::Statement;
        let lexicon = self.c.a.lexicon;
        // (nor is الرئيس المعزول besieged)
        let person = || i > self.start && self.c.word(i - 1).classes.has(Classes::SPEAKER);
        let trigger = lexicon.trigger(w.noun).is_some_and(|t| {
            let idle = (w.al() || self.chunk.prep != Prep::None) && speaks(t)
                || w.al() && t.kind == crate::model::EventKind::Siege && person();
            !(idle && lexicon.lexeme(w.noun).pos == crate::lexicon::Pos::Adjective)
        });
        // الاحتلال، جيش الاحتلال: the side, no event.
        let side = w.al() && w.classes.has(Classes::FORCE) && !self.aggression(i);
        if trigger && !side && !self.holding(i, &w) && !self.family_name(i, &w) && self.takes_trigger(i, &w) {
            self.chunk.trigger = i as u32;
        }
        self.state = self.state_after(i, &w);
    }

    /// مستشفى كمال عدوان، شارع سعيد جهاد: the second name of somebody after whom a place is called.
    fn family_name(&self, i: usize, w: &Word) -> bool {
        let places = Classes::FACILITY.with(Classes::PLACE_HEAD).with(Classes::ROUTE);
        i > self.start
            && w.pro.0 == 0
            && w.enc == Enc::None
            && self.c.word(i - 1).classes.has(Classes::PERSON)
            && self.chunk.classes.any(places)
    }

    /// الخاضعة لسيطرة المعارضة، مناطق سيطرة الجيش: who holds the place, no movement.
    fn holding(&self, i: usize, w: &Word) -> bool {
        // عبوة شديدة الانفجار: what it is like, no event.
        if i > self.start && w.al() && self.property(i, self.c.word(i - 1)) {
            return true;
        }
        let movement =
            self.c.a.lexicon.trigger(w.noun).is_some_and(|t| t.kind == crate::model::EventKind::Movement);
        if !movement || i == self.start || w.al() {
            return false;
        }
        let before = self.c.word(i - 1);
        dependent(before) || before.classes.has(Classes::PLACE_HEAD) && before.nominal && !before.al()
    }

    /// العدوان على غزة، بدء العدوان الإسرائيلي على: the deed, not the side (طيران العدوان).
    fn aggression(&self, i: usize) -> bool {
        const NEAR: usize = 3;
        let owned = i > self.start
            && self.c.word(i - 1).classes.any(
                Classes::FORCE
                    .with(Classes::WEAPON)
                    .with(Classes::INSTITUTION)
                    .with(Classes::SPEAKER)
                    .with(Classes::FACILITY),
            );
        let on = (i + 1..=i + NEAR)
            .take_while(|&k| k == i + 1 || self.c.is_word(k - 1) && self.c.word(k - 1).adjective)
            .any(|k| self.c.is_word(k) && self.c.word(k).prep == Prep::On && self.c.word(k).enc == Enc::None);
        // غارات للعدوان الأمريكي على …: whose they are.
        let whose = i == self.start && self.c.word(i).pro.has(Pro::L) && {
            let before = self.c.out.last();
            before.is_some_and(|b| b.trigger != NONE && b.end as usize == i && !b.definite)
        };
        !owned && on && !whose
    }

    /// The later of two event nouns in an iḍāfa is the event (عملية قصف، محاولة اغتيال) unless the first is one of
    /// speech or both are events of their own.
    fn takes_trigger(&self, i: usize, w: &Word) -> bool {
        if self.chunk.trigger == NONE {
            return true;
        }
        let before = self.chunk.trigger as usize;
        let old = self.c.word(before);
        let frame = |x: &Word| self.c.a.lexicon.trigger(x.noun);
        let (Some(old_t), Some(new_t)) = (frame(old), frame(w)) else { return false };
        // عملية and the like only carry the next noun.
        let carrier = old_t.needs == crate::lexicon::class::Needs::Military;
        let statement = |k: crate::model::EventKind| k == crate::model::EventKind::Statement;
        carrier || (i == before + 1 && !statement(old_t.kind) && !statement(new_t.kind) && !w.adjective)
    }

    /// إدانة قصف المشفى، تبني التفجير: a statement and the event that it speaks of are two phrases.
    fn speaks_of_force(&self, w: &Word) -> bool {
        use crate::model::EventKind;
        let kind = |x: &Word| self.c.a.lexicon.trigger(x.noun);
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
            // غرفة عمليات البنيان المرصوص: a body that is named after it.
            let body =
                w.classes.has(Classes::INSTITUTION) && !w.classes.any(Classes::PLACE.with(Classes::ACTOR));
            if body && !w.al() && !last.al() {
                return State::Open;
            }
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
        // د. محمد الشمري: an abbreviated title.
        let title = self.c.a.tokens.letters(self.last).len() == 1 && self.last + 1 == i;
        if title && self.c.punct(i) == Some(Punct::Stop) && self.c.is_word(i + 1) {
            self.take(i + 1);
            self.names = usize::from(self.c.word(i + 1).unknown());
            return true;
        }
        if let Some(p) = self.c.punct(i) {
            return self.model(i, p) || self.quoted(i, p);
        }
        let w = *self.c.word(i);
        // مختاراً سابقاً: after an indefinite accusative the adverb of time is an adjective.
        let adjective = self.state == State::Closed && w.adjective && !w.al();
        let name = self.names > 0 || self.c.word(self.last).classes.has(Classes::PERSON);
        let adjective = adjective || name && w.al();
        if self.c.time_at(i).is_some_and(|t| !adjective || self.c.a.times[t].end as usize > i + 1) {
            return false;
        }
        if self.last == self.start && self.c.a.is_one_of(self.start) && w.func == Func::None {
            return false;
        }
        // هذا هو الهجوم: the predicate is a phrase of its own.
        if self.last == self.start && self.c.word(self.start).func == Func::Pronoun && w.nominal {
            return false;
        }
        // هذا رابع هجوم تشنّه الحركة: so is it after a demonstrative.
        let this = self.last == self.start && self.c.word(self.start).func == Func::Demonstrative;
        if this && !self.head_fixed && !w.al() && self.points(self.start) && (w.nominal || w.adjective) {
            return false;
        }
        if self.compound_name(i, &w) {
            self.take(i);
            self.names += 1;
            self.state = State::Name;
            return true;
        }
        if self.model_word(i) || self.owner_unknown(i, &w) {
            return true;
        }
        if w.func != Func::None {
            return self.second_side(i, &w) || self.function(i, &w) || self.dependent_on(i, &w);
        }
        // رويترز نقلاً عن مصدر: a phrase of attribution belongs to no name.
        if w.phrase_end > 0 && w.noun != NONE && self.attributes(&w) {
            return false;
        }
        if w.pro.conj() {
            return self.tens(i)
                || self.ordinal_tens(i, &w)
                || self.second_title(i, &w)
                || self.second_field(i, &w);
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
        // عن مصادر قولها إن: what they say is told by the word.
        if w.enc != Enc::None && begins_with(self.c.a.stem(i), "قول") {
            return false;
        }
        if self.asks(i, &w) || self.addressed(&w) || self.responsibility(i, &w) {
            return false;
        }
        if only_verb || (w.marks != Marks::NONE && w.noun == NONE) {
            return false;
        }
        let road_end = self.chunk.classes.has(Classes::ROUTE) && w.classes.has(Classes::PLACE);
        if w.verb != NONE && !w.al() && self.state != State::Open && !road_end {
            return false;
        }
        if self.counted_after(i, &w) {
            return true;
        }
        if let Some(n) = self.number(i) {
            return self.unit_number(i) || self.named_after_date(i) || self.counted(i, n);
        }
        self.word(i, &w)
    }

    /// هذا; not نفس، ذات, and not بما في ذلك ضربات
    fn points(&self, i: usize) -> bool {
        let letters = self.c.a.tokens.letters(i);
        ["هذا", "هذه", "وهذا", "وهذه"].iter().any(|w| spell(letters, w))
    }

    fn attributes(&self, w: &Word) -> bool {
        self.c.a.lexicon.trigger(w.noun).is_some_and(|t| t.attribution)
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

    /// بلدة كفر دان، حي جبل أبو ظهير، قرية أم عدارة: the word after the first half of a compound name is the other half,
    /// whatever else it is; so is أم itself, which is no «or» there.
    fn compound_name(&self, i: usize, w: &Word) -> bool {
        static HALVES: Lazy<Vec<Vec<Letter>>> = Lazy::new(|| {
            let names = "كفر أبو أبي أم بيت دير عين تل خان رأس خربة بئر بير باب برج مجدل مرج وادي جبل دار كوم منيا شبين ذي";
            names.split(' ').map(fold_str).collect()
        });
        // في أم عدارة
        let named = self.last == self.start
            && self.last + 1 == i
            && self.chunk.prep != Prep::None
            && self.c.word(self.start).func == Func::Conjunction
            && spell(self.c.a.stem(self.start), "أم");
        if named {
            return w.func == Func::None && w.pro.0 & !Pro::AL.0 == 0;
        }
        let letters = self.c.a.tokens.letters(i);
        let place = self.chunk.classes.has(Classes::PLACE_HEAD) && self.chunk.trigger == NONE;
        // حي باب النصر، قرية كفر زيتا: the first half itself, which may look like ب or ك and another word.
        let first = place
            && self.last == self.start
            && self.last + 1 == i
            && self.state == State::Open
            && !w.al()
            && self.c.is_word(i + 1)
            && self.c.word(i + 1).func == Func::None
            && HALVES.iter().any(|h| h.as_slice() == letters)
            && (w.noun == NONE || w.pro.prep());
        if first {
            return true;
        }
        let plain = w.pro.0 & !Pro::AL.0 == 0 && w.enc == Enc::None && w.phrase_end == 0;
        if !place || !plain || self.last + 1 != i {
            return false;
        }
        let last = self.c.a.tokens.letters(self.last);
        let half = self.last > self.start && HALVES.iter().any(|h| h.as_slice() == last);
        let mother = w.func == Func::Conjunction
            && spell(letters, "أم")
            && self.state == State::Open
            && self.c.is_word(i + 1)
            && self.c.word(i + 1).func == Func::None;
        let other = w.func == Func::None && (w.noun == NONE || w.al());
        let father = || self.last > self.start && ["أبو", "أبي", "أم"].iter().any(|h| spell(last, h));
        mother || (half && other || w.func == Func::None && father()) && self.state != State::Definite
    }

    /// ضابط طلب عدم كشف اسمه: a verb of speech before a negated verbal noun or a clause, no noun of the phrase.
    fn asks(&self, i: usize, w: &Word) -> bool {
        let speech = self.c.a.lexicon.trigger(w.verb).is_some();
        let next = self.c.is_word(i + 1).then(|| self.c.word(i + 1));
        speech
            && w.pro.0 == 0
            && next.is_some_and(|n| {
                let who = Classes::SPEAKER.with(Classes::FIGHTER).with(Classes::CIVILIAN);
                let source = self.chunk.classes.any(who) && !self.chunk.definite;
                n.func == Func::Subordinator
                    || n.marks.has(Marks::NEGATION) && n.func == Func::None
                    // مصدر رفض الكشف عن هويته
                    || source && n.al() && n.nominal && !n.pro.prep()
            })
    }

    /// هدّد ترامب إيران: a name right after the verb, and whoever is addressed.
    fn addressed(&self, w: &Word) -> bool {
        let name = self.c.word(self.last);
        // أمر نتنياهو الجيش بشنّ ضربات
        let body =
            w.al() && w.nominal && !w.adjective && w.classes.any(Classes::FORCE.with(Classes::INSTITUTION));
        let side = body
            || w.classes.has(Classes::NATION) && !w.adjective
            || w.phrase_end > 0 && w.classes.any(Classes::ACTOR.with(Classes::INSTITUTION));
        self.last == self.start
            && (name.unknown() || name.classes.has(Classes::PERSON))
            && !name.al()
            && side
            && w.pro.0 & !Pro::AL.0 == 0
            && self
                .c
                .out
                .last()
                .is_some_and(|l| l.kind == super::ChunkKind::Verb && l.end as usize == self.start)
    }

    /// لم تتبنّ أي جهة مسؤولية التفجير، مسؤوليتها عنه: what is claimed is no adjective of who claims it.
    fn responsibility(&self, i: usize, w: &Word) -> bool {
        let letters = self.c.a.tokens.letters(i);
        // مسؤوليتها: as far as the ending, before the pronoun
        let owned = letters.get(..7).unwrap_or(letters);
        let named = || {
            ["مسؤولية", "مسئولية"].iter().any(|w| spell(letters, w))
                || ["مسؤوليت", "مسئوليت"].iter().any(|w| spell(owned, w))
        };
        self.last > self.start && !w.al() && self.chunk.classes.any(Classes::HUMAN) && named()
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

    /// الفرقة الحادية والثلاثون: the tens of an ordinal.
    fn ordinal_tens(&mut self, i: usize, w: &Word) -> bool {
        let last = self.c.word(self.last);
        let stem = self.c.a.tokens.letters(i).get(3..).unwrap_or(&[]);
        let tens =
            w.pro.has(Pro::AL) && cardinal(stem).is_some_and(|n| (20..100).contains(&n) && n % 10 == 0);
        if !(tens && last.adjective && last.al() && self.last + 1 == i) {
            return false;
        }
        self.take(i);
        self.state = State::Definite;
        true
    }

    /// النائب والصحافي جبران: two titles of one person, whose name follows.
    fn second_title(&mut self, i: usize, w: &Word) -> bool {
        let first = *self.c.word(self.last);
        let one = |x: &Word, classes: Classes| {
            let several = Feats::PLURAL.with(Feats::DUAL);
            x.al() && x.nominal && x.classes.any(classes) && !x.noun_feats.any(several)
        };
        let titles = self.last == self.chunk.head as usize
            && one(&first, Classes::SPEAKER.with(Classes::CIVILIAN).with(Classes::MEDIA))
            && one(w, Classes::CIVILIAN.with(Classes::MEDIA));
        let next = i + 1;
        let name = self.c.is_word(next) && self.is_name(next, self.c.word(next));
        if titles && name {
            self.take(i);
        }
        titles && name
    }

    /// شمال وشرق المدينة، شمال شرق وجنوب غرب حلب: two sides of one place.
    fn second_side(&mut self, i: usize, w: &Word) -> bool {
        let side = |k: usize| words::is_compass(self.c.a.stem(k)) && !self.c.word(k).al();
        let two = w.pro.conj()
            && self.last + 1 == i
            && side(self.last)
            && side(i)
            && self.c.is_word(i + 1)
            && !self.c.word(i + 1).pro.conj()
            && (self.c.word(i + 1).noun != NONE || self.c.word(i + 1).unknown());
        if two {
            let head = self.chunk.head;
            self.take(i);
            if side(i + 1) {
                self.take(i + 1);
            }
            self.chunk.head = head;
            self.state = State::Open;
        }
        two
    }

    /// وزير الخارجية والمغتربين، لجنة الأمن والدفاع: two fields in the name of one body or office.
    fn second_field(&mut self, i: usize, w: &Word) -> bool {
        let head = self.c.word(self.chunk.head as usize);
        let body = head.classes.any(Classes::INSTITUTION.with(Classes::SPEAKER).with(Classes::FORCE));
        let field = |k: usize| words::is_field(self.c.a.tokens.letters(k));
        // وزارة الصحة العامة والسكان
        let described =
            self.last > self.start + 1 && self.c.word(self.last).adjective && field(self.last - 1);
        let two = self.last + 1 == i
            && self.last > self.start
            && w.enc == Enc::None
            && !head.al()
            && (field(self.last) || described)
            && field(i);
        if body && two {
            self.take(i);
            self.state = State::Definite;
        }
        body && two
    }

    /// من طراز إس-300، طائرة ميغ-29: the number of a model, joined by a dash.
    fn model(&mut self, i: usize, p: Punct) -> bool {
        let list = &self.c.a.tokens.list;
        let joined = p == Punct::Dash
            && self.last + 1 == i
            && self.c.is_word(i + 1)
            && list[i + 1].kind == TokenKind::Number
            && list[self.last].end == list[i].start
            && list[i].end == list[i + 1].start;
        let named = joined
            && (self.chunk.all.has(Classes::WEAPON)
                || self.last > 0 && ["طراز", "نوع"].iter().any(|t| spell(self.c.a.stem(self.last - 1), t)))
            && matches!(list[self.last].kind, TokenKind::Word | TokenKind::Latin)
            && !self.c.word(self.last).al();
        if named {
            self.take(i + 1);
            self.state = State::Name;
        }
        named
    }

    /// التابعة لشعبة المخابرات: whose they are, though the word is in no list.
    fn owner_unknown(&mut self, i: usize, w: &Word) -> bool {
        let letters = self.c.a.tokens.letters(i);
        let tied = dependent(self.c.word(self.last)) && self.last + 1 == i && w.unknown() && !w.pro.prep();
        let owner = tied && letters.first() == Some(&LAM) && letters.len() > 3;
        if owner {
            self.take(i);
            self.state = State::Open;
        }
        owner
    }

    /// مقاتلات إف-16: a short word joined to a number by a dash is the model, whatever else it could be.
    fn model_word(&mut self, i: usize) -> bool {
        let list = &self.c.a.tokens.list;
        let Some([word, dash, number]) = list.get(i..i + 3) else { return false };
        let joined = number.kind == TokenKind::Number && word.end == dash.start && dash.end == number.start;
        let craft = self.chunk.all.has(Classes::WEAPON)
            || self.last == self.start && ["طراز", "نوع"].iter().any(|m| spell(self.c.a.stem(self.start), m));
        let short = word.kind == TokenKind::Word && self.c.a.tokens.letters(i).len() <= 3;
        let named =
            joined && craft && short && self.c.punct(i + 1) == Some(Punct::Dash) && self.last + 1 == i;
        if named {
            self.take(i);
            self.take(i + 2);
            self.chunk.trigger = NONE;
            self.state = State::Name;
        }
        named
    }

    /// الفرقة 17، اللواء 444: a number right after the unit is its name.
    fn unit_number(&mut self, i: usize) -> bool {
        let unit = self.c.word(self.last);
        // (اقتحام الفرقة 22، معسكر اللواء 37; but قتلت الفرقة 14 مسلحاً)
        let governed = self.last > self.chunk.head as usize && unit.nominal && !unit.adjective && unit.al();
        let counts = self.c.is_word(i + 1) && {
            let next = self.c.word(i + 1);
            let people = Classes::FIGHTER.with(Classes::CIVILIAN).with(Classes::CASUALTY);
            next.noun_feats.has(Feats::INDEFINITE) || next.classes.any(people)
        };
        let named = (self.last == self.chunk.head as usize || governed)
            && !counts
            && self.last + 1 == i
            && self.state == State::Definite
            && unit.classes.has(Classes::FORCE)
            && !unit.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
            && self.c.a.tokens.list[i].kind == TokenKind::Number;
        if named {
            self.take(i);
            self.state = State::Definite;
        }
        named
    }

    /// شارع 14 رمضان، معسكر 7 أبريل: a day and its month after the head of a place are its name.
    fn named_after_date(&mut self, i: usize) -> bool {
        let head = self.c.word(self.last);
        let place = Classes::PLACE_HEAD.with(Classes::ROUTE).with(Classes::FACILITY);
        let day = self.c.a.tokens.list[i].kind == TokenKind::Number;
        let named = self.last == self.chunk.head as usize
            && self.last + 1 == i
            && day
            && head.classes.any(place)
            && !head.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
            && self.c.is_word(i + 1)
            && self.c.word(i + 1).pro.0 == 0
            && crate::time::is_month(self.c.a.tokens.letters(i + 1));
        if named {
            self.take(i);
            self.take(i + 1);
            self.state = State::Name;
        }
        named
    }

    /// تابعة على ما يبدو للجيش: over the words of doubt to whom it belongs.
    fn dependent_on(&mut self, i: usize, w: &Word) -> bool {
        let next = w.phrase_end as usize;
        if w.func != Func::Adverb || next <= i || !self.c.is_word(next) || !dependent(self.c.word(self.last))
        {
            return false;
        }
        let owner = *self.c.word(next);
        self.at = next;
        let taken = owner.pro.has(Pro::L) && self.possessive(next, &owner);
        if !taken {
            self.at = i;
        }
        taken
    }

    /// الهجمات الأربع، الغارتين الاثنتين: the number after the event, as its adjective.
    fn counted_after(&mut self, i: usize, w: &Word) -> bool {
        let event = self.last as u32 == self.chunk.trigger && self.state == State::Definite;
        if !event || !w.al() || !w.classes.has(Classes::QUANTITY) || w.pro.0 != Pro::AL.0 {
            return false;
        }
        let Some(n) = cardinal(self.c.a.stem(i)).filter(|n| (2..100).contains(n)) else { return false };
        self.take(i);
        self.chunk.count = n;
        self.state = State::Definite;
        true
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
        if self.c.a.is_self(i) && !self.chunk.definite {
            return false;
        }
        let named = self.names > 0 || last.classes.has(Classes::PERSON);
        let event = self.c.a.lexicon.trigger(w.noun).is_some();
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
            State::Closed if w.al() => {
                last.classes.has(Classes::PLACE_HEAD) && self.dual_shape(self.last) || self.property(i, &last)
            }
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

    fn finish(self) -> Chunk {
        self.chunk
    }
}
