//! What a noun phrase is: a place, means, somebody who acts.

use crate::frame::Scene;
use crate::lexicon::class::{Classes, Marks, Prep, Weapons};
use crate::mention::NONE;
use crate::text::token::Punct;

impl Scene<'_> {
    /// المدينة المحاصرة: the event of the phrase only describes its head.
    pub fn described(&self, np: usize) -> bool {
        let c = &self.cs[np];
        if c.trigger == NONE {
            return false;
        }
        // هجوم على كمين للشرطة: a post that is attacked.
        if c.trigger == c.head {
            let trap = |t: &crate::lexicon::Trigger| t.mode == Some(crate::model::Mode::Ambush);
            let noun = self.a.words[c.trigger as usize].noun;
            return c.prep == Prep::On && self.trigger(noun).is_some_and(trap);
        }
        let w = &self.a.words[c.trigger as usize];
        let lexeme = |l: u32| self.a.lexicon.lexeme(l).pos == crate::lexicon::Pos::Adjective;
        w.al()
            && w.adjective
            && c.end == c.trigger + 1
            && (lexeme(w.noun)
                || self.other_senses_of(c.trigger, w.noun, crate::lexicon::Pos::Adjective).next().is_some())
    }

    /// Does the phrase name a place (not a building)?
    pub fn is_place(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let head = &self.a.words[c.head as usize];
        // الفصائل is a village, too.
        let forces = c.classes.has(Classes::FORCE) && head.al() && !c.classes.has(Classes::PLACE_HEAD);
        if self.is_office(np) || forces {
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
    pub fn is_office(&self, np: usize) -> bool {
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
        if c.trigger != NONE && !self.described(np) {
            return false;
        }
        let head = &self.a.words[c.head as usize];
        if self.is_place(np) || c.classes.has(Classes::FACILITY) {
            return true;
        }
        let mother =
            c.end > c.head + 1 && crate::text::fold::spell(self.a.tokens.letters(c.head as usize), "أم");
        mother && !c.all.any(Classes::HUMAN.with(Classes::TIME))
            || head.unknown()
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

    /// An actor of any kind, named or not.
    pub fn acts(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let known = c.classes.any(Classes::HUMAN)
            || c.marks.has(Marks::CREWED)
            // تمكنت الدفاعات الجوية من إسقاط طائرة
            || c.weapons.has(Weapons::AIR_DEFENCE);
        (known || self.a.words[c.head as usize].unknown() || self.is_quoted(c.start)) && !self.unfit_agent(np)
    }

    /// «القاعدة»: in quotation marks a common word is a name.
    pub fn is_quoted(&self, token: u32) -> bool {
        let mark = token.checked_sub(1).map(|t| self.a.tokens.list[t as usize].kind);
        matches!(mark, Some(crate::text::token::TokenKind::Punct(Punct::QuoteOpen | Punct::Quote)))
    }

    /// Adverbials, places (other than lands, which act), texts and clauses are no agents.
    pub fn unfit_agent(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let human = c.classes.any(Classes::HUMAN) || c.marks.has(Marks::CREWED);
        let quoted = self.is_quoted(c.start);
        if c.trigger != NONE && !human {
            return !self.forces(np);
        }
        if quoted && c.end == c.start + 1 {
            return false;
        }
        let place =
            c.classes.any(Classes::PLACE_HEAD.with(Classes::DIRECTION).with(Classes::FACILITY)) && !human;
        place || c.classes.any(Classes::CASUALTY.with(Classes::TIME)) && !human
    }

    /// نفسه، ذاتها
    pub fn reflexive(&self, np: usize) -> bool {
        self.a.is_self(self.cs[np].head as usize)
    }
}
