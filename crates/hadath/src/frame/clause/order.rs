//! Who did it, where the word order does not say so: objects before their doers, and events that the clause is about.

use super::Clause;
use crate::frame::pronoun;
use crate::lexicon::class::{Classes, Marks, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Mode};
use crate::phrase::ChunkKind;

impl Clause<'_> {
    /// نفّذ الهجوم مسلحون، تبنّى التفجير التنظيم: an event neither carries out nor speaks, so whoever stands after it does.
    pub fn done_by(&self, v: usize, event: usize, doer: usize) -> bool {
        let (verb, c, d) = (&self.cs[v], &self.cs[event], &self.cs[doer]);
        let takes =
            verb.marks.has(Marks::LIGHT) && !verb.marks.any(Marks::OCCUR.with(Marks::HIT)) || self.speech(v);
        // (دعا البيان الحركة إلى: a text speaks)
        let deed = |t: u32| {
            let trigger = self.a.lexicon.trigger(self.a.words[t as usize].noun);
            trigger.is_some_and(|t| t.kind != EventKind::Statement)
        };
        takes
            && c.trigger == c.head
            && deed(c.trigger)
            && c.definite
            && !c.classes.any(Classes::HUMAN)
            && d.trigger == NONE
            && d.classes.any(Classes::HUMAN.with(Classes::NATION))
            && self.agrees_after(doer, v)
    }

    /// هاجم المعسكر مسلحون، اغتال القاضي مجهولون، طال السوق قصف: what is struck stands before who or what strikes it.
    pub fn struck_by(&self, v: usize, struck: usize, striker: usize) -> bool {
        let (c, d) = (&self.cs[struck], &self.cs[striker]);
        let deed = self.event_verb(v) && !self.speech(v) || self.cs[v].marks.has(Marks::HIT);
        let beside = |k: usize| matches!(self.cs[k].kind, ChunkKind::Time | ChunkKind::Adverb);
        if !(struck + 1..striker).all(beside)
            || !deed
            || !self.agrees_after(striker, v)
            || self.accusative(striker)
            || d.classes.any(Classes::CASUALTY)
        {
            return false;
        }
        let fighter = d.all.any(Classes::ARMED) && d.trigger == NONE;
        // (أسقطت القاعدة مسيّرة، أطلق الموقع صاروخاً: arms that are shot at or launched)
        let aims = self
            .a
            .lexicon
            .trigger(self.head(v).verb)
            .is_none_or(|t| t.mode != Some(Mode::Shootdown) && t.frame.object != Slot::Weapon);
        let flies = aims && d.classes.has(Classes::WEAPON) && d.trigger == NONE;
        let event = d.trigger == d.head && !d.classes.any(Classes::HUMAN) && self.cs[v].marks.has(Marks::HIT);
        let told = c.definite && !d.definite && self.nominative(striker) && !self.nominative(struck);
        told && (fighter || event || self.head(striker).unknown() || d.classes.any(Classes::HUMAN))
            || (fighter || flies || event) && self.cannot_strike(struck, v)
    }

    /// Written as a subject: the plural with ون, or an indefinite noun without the alef of the accusative.
    fn nominative(&self, np: usize) -> bool {
        let (c, w) = (&self.cs[np], self.head(np));
        let sound = c.feats.has(Feats::NOMINATIVE) && c.feats.any(Feats::PLURAL.with(Feats::DUAL));
        let single = w.nominal
            && w.noun_feats.has(Feats::SINGULAR.with(Feats::MASCULINE))
            && !w.al()
            && w.enc == Enc::None
            && !w.noun_feats.has(Feats::INDEFINITE)
            && c.end == c.head + 1;
        sound || single
    }

    /// Buildings and grounds do nothing to anybody, nor do towns to a verb of the other gender; capitals may stand for
    /// their states.
    fn cannot_strike(&self, np: usize, v: usize) -> bool {
        let c = &self.cs[np];
        // السفارة: a body, and a building.
        let body = if c.classes.has(Classes::FACILITY) { Classes::INSTITUTION } else { Classes::NONE };
        let acts = Classes(Classes::HUMAN.with(Classes::NATION).0 & !body.0);
        let named = c.classes.has(Classes::PLACE) && !c.classes.has(Classes::PLACE_HEAD);
        let ground = c.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD));
        let able = c.classes.any(acts) || c.marks.has(Marks::CREWED) || c.trigger != NONE;
        let shot = c.classes.has(Classes::WEAPON) && !c.weapons.any(Weapons::PLATFORMS);
        !able && (ground || named && !self.agrees_after(np, v)) || shot && !c.classes.any(acts)
    }

    /// إن الهجوم نفّذه مسلحون: the event before the verb is what its pronoun stands for, and whoever stands after it did it.
    pub fn topic_of(&self, event: usize, v: usize, doer: usize) -> bool {
        let (c, d, enc) = (&self.cs[event], &self.cs[doer], self.head(v).enc);
        let acts =
            d.classes.any(Classes::HUMAN.with(Classes::ARMED).with(Classes::WEAPON)) || !d.weapons.is_none();
        matches!(enc, Enc::Him | Enc::Her)
            && c.trigger == c.head
            && c.definite
            && acts
            && self.agrees_after(doer, v)
            && pronoun::agrees(self, enc, event)
    }
}
