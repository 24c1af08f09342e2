//! Agreement of a verb with its noun phrases, and the passive that only agreement and class tell.

use super::Clause;
use crate::lexicon::class::{Classes, Func, Marks, Prep, Weapons};
use crate::lexicon::paradigm::Feats;
use crate::model::EventKind;
use crate::phrase::ChunkKind;
use crate::text::fold::TEH;
use crate::text::token::Punct;

impl Clause<'_> {
    pub fn feminine(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let w = self.head(np);
        // المصادر قالت, but المسلحون، المسلحين قالوا.
        let plural_thing = c.feats.has(Feats::PLURAL) && !c.feats.any(Feats::NOMINATIVE.with(Feats::CLOSED));
        c.feats.has(Feats::FEMININE)
            || self.a.tokens.list[c.head as usize].ta
            || plural_thing
            || c.classes.any(Classes::PLACE)
            || c.classes.has(Classes::ACTOR)
            || w.unknown()
            || self.feminine_adjective(np)
            || c.classes.any(Classes::FORCE.with(Classes::WEAPON))
            // قوى الأمن: names of several words carry no gender, nor do persons, «الشباب» and أم محمد.
            || w.phrase_end > c.head + 1
            || c.classes.has(Classes::PERSON)
            || w.func == Func::Conjunction
            || self.quoted_name(np)
    }

    pub fn masculine(&self, np: usize) -> bool {
        let c = &self.cs[np];
        // القراصنة، القناصة: a plural in ة is masculine all the same.
        let feminine = (c.feats.has(Feats::FEMININE) || self.a.tokens.list[c.head as usize].ta)
            && !(c.feats.has(Feats::PLURAL) && !c.feats.has(Feats::SINGULAR));
        !feminine || c.classes.has(Classes::QUANTITY) || self.head(np).unknown()
    }

    /// A phrase of a few words in quotation marks of its own: "الحوثيون"، «حزب الله».
    pub fn quoted_name(&self, np: usize) -> bool {
        const LONGEST: u32 = 4;
        let mark = |k: Option<usize>| {
            k.and_then(|k| self.cs.get(k)).is_some_and(|c| {
                matches!(c.kind, ChunkKind::Punct(Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose))
            })
        };
        let c = &self.cs[np];
        c.end <= c.start + LONGEST && mark(np.checked_sub(1)) && mark(Some(np + 1))
    }

    /// الدفاع السورية: the adjective tells the gender of what is left out (وزارة).
    pub fn feminine_adjective(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let next = c.head as usize + 1;
        next < c.end as usize && self.a.words[next].adjective && self.a.tokens.list[next].ta
    }

    /// Is the phrase of the gender of the verb?
    fn same_gender(&self, np: usize, v: usize) -> bool {
        if self.cs[v].feats.has(Feats::FEMININE) {
            self.feminine(np) || self.masculine(np) && self.either(v)
        } else {
            self.masculine(np)
        }
    }

    /// تجدّد القصف beside هي تجدّد: one spelling of the feminine imperfect and the masculine perfect.
    pub fn either(&self, v: usize) -> bool {
        let c = &self.cs[v];
        let imperfect = c.feats.has(Feats::PRESENT.with(Feats::FEMININE)) && !c.feats.has(Feats::PAST);
        let perfect = Feats::PAST.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE);
        let stem = self.a.stem(c.head as usize);
        // Only of what happens, ends or goes on: other verbs differ in what they take (تلقى رسالة).
        c.marks.any(Marks::OCCUR.with(Marks::STOP).with(Marks::CONTINUE))
            && imperfect
            && !c.negated
            && stem.first() == Some(&TEH)
            && self.a.lexicon.forms.get(stem).any(|r| r.feats.has(perfect))
    }

    /// Can `np` before verb `v` be its subject?
    pub fn agrees_before(&self, np: usize, v: usize) -> bool {
        let f = self.cs[v].feats;
        if f.has(Feats::PLURAL) && f.has(Feats::THIRD) {
            let c = &self.cs[np];
            let more = self.cs.get(np + 1).is_some_and(|n| n.coord);
            return c.feats.has(Feats::PLURAL)
                || more
                || c.count > 1
                // أكثر من مسؤول
                || c.all.has(Classes::QUANTITY)
                || c.classes.any(
                    Classes::QUANTITY.with(Classes::CIVILIAN).with(Classes::FIGHTER).with(Classes::FORCE),
                )
                || self.head(np).unknown();
        }
        if f.any(Feats::FIRST.with(Feats::SECOND)) {
            return false;
        }
        self.same_gender(np, v)
    }

    /// Can `np` after verb `v` be its subject?
    pub fn agrees_after(&self, np: usize, v: usize) -> bool {
        let f = self.cs[v].feats;
        // Before its subject the verb is singular.
        let several =
            f.any(Feats::PLURAL.with(Feats::DUAL)) && f.has(Feats::THIRD) && !f.has(Feats::SINGULAR);
        if several || f.any(Feats::FIRST.with(Feats::SECOND)) {
            return false;
        }
        self.same_gender(np, v)
    }

    /// One bare noun phrase after a transitive verb of force: a building or a civilian was hit, it did not hit.
    pub fn passive(&self, v: usize, np: usize) -> bool {
        let w = &self.a.words[self.cs[v].head as usize];
        let Some(t) = self.a.lexicon.trigger(w.verb) else { return false };
        if t.kind == EventKind::Statement {
            return false;
        }
        use crate::lexicon::class::Slot;
        let c = &self.cs[np];
        if t.frame.object == Slot::Weapon && t.frame.subject == Slot::Agent {
            return c.classes.has(Classes::WEAPON) && !c.classes.any(Classes::HUMAN);
        }
        let agent = c.classes.any(Classes::ARMED.with(Classes::INSTITUTION).with(Classes::NATION))
            || c.weapons.any(crate::lexicon::class::Weapons::PLATFORMS);
        // استُهدف الجنود: whoever stands alone beside this verb was hit.
        let hit = self.cs[v].marks.has(Marks::HIT) && t.frame.object == Slot::Target && np > v;
        let troops =
            c.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN)) && !c.classes.has(Classes::ACTOR);
        // استُهدفت دورية للجيش بعبوة ناسفة: what goes somewhere is hit by a device.
        let device =
            self.cs.get(np + 1).is_some_and(|n| n.prep == Prep::B && n.weapons.any(Weapons::DEVICES));
        let met = device && c.marks.any(Marks::MOBILE.with(Marks::CREWED));
        let agent = agent && !(hit && (troops || met));
        // توغلت آليات: what takes no object has no passive.
        if matches!(t.frame.object, Slot::None | Slot::Nothing) {
            return false;
        }
        t.frame.subject == Slot::Agent && !agent && t.frame.object != Slot::Weapon && !self.head(np).unknown()
    }
}
