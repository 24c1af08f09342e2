//! What stands to the right of a trigger or its verb, up to the end of the clause.

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::Frame;
use crate::lexicon::class::{Classes, Marks, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use once_cell::sync::Lazy;

impl Scene<'_> {
    /// Everything to the right of chunk `from` that belongs to the event, up to the clause's end or the next trigger.
    pub fn tail(&self, m: &mut Mention, frame: &Frame, from: usize, governed: bool) {
        let clause = self.clause();
        let mut k = from;
        while k + 1 < self.cs.len().min(from + crate::frame::clause::REACH) {
            k += 1;
            let c = &self.cs[k];
            // مقهى يرتاده موظفون في حي …: on after the words that describe a thing.
            if let Some(close) = c.interpolation() {
                k = close;
                continue;
            }
            if let Some(last) = clause.description(k, from) {
                // مدرعة كانت تعبر منطقة المغارة
                let does = (k..last).any(|v| self.roles[v].is_some_and(|r| r.subject == Some(last)));
                let nation = self.cs[last].classes.has(Classes::NATION) || does;
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
            // قوة، قيل إنها من الأمن، منزل الناشط في بغداد: on after the object.
            let over = clause.parenthesis(k);
            if let Some(close) = over.filter(|&p| self.roles[from].is_some_and(|r| r.object == Some(p + 1))) {
                k = close;
                continue;
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
                // على القاعدة المستخدمة من قبل القوات: who uses it.
                if c.prep == Prep::By && self.done_to(m, k) {
                    continue;
                }
                // أدى الهجوم إلى …: the verb's own complement; هم كذلك: a clause without a verb.
                let pronoun = self.a.words[c.head as usize].func == crate::lexicon::class::Func::Pronoun;
                if pronoun || m.governor.is_some_and(|v| self.result(v as usize, from, k)) {
                    break;
                }
                // كمين ضد تعزيزات العدو: forces on the move, not their moving.
                if c.prep == Prep::Against && c.trigger != NONE && self.forces(k) {
                    self.fill(m, k, Slot::Target, "ضد");
                    continue;
                }
                if c.trigger != NONE && c.prep != Prep::By && !self.described(k) {
                    if self.own_event(k) {
                        break;
                    }
                    continue;
                }
                if c.coord {
                    continue;
                }
                if self.goes_on_with_place(m, k) {
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
    pub fn said_of_event(&self, m: &mut Mention, k: usize) -> bool {
        let c = &self.cs[k];
        if !c.bare() || c.head != c.start || c.trigger != NONE {
            return false;
        }
        let w = &self.a.words[c.head as usize];
        let next = self.cs.get(k + 1).is_some_and(|n| n.bare() && n.start == c.end && n.trigger == NONE);
        if next && self.a.is_origin(c.head as usize) {
            let source = &self.cs[k + 1];
            if !m.has(Role::Agent) && self.acts(k + 1) {
                self.fill(m, k + 1, Slot::Agent, "source of the fire");
            } else if let Some(owner) = self.owner(source.head as usize, source.end as usize) {
                m.add(Role::Agent, owner, "source of the fire");
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
    pub fn pronoun_phrase(&self, m: &mut Mention, frame: &Frame, k: usize, prep: Prep, enc: Enc) {
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
        // زورق اقترب من سفينة قبالة المخا وأطلق عليها: rather a thing than a named place.
        let named = |np: usize| self.is_place(np) && !self.cs[np].classes.has(Classes::PLACE_HEAD);
        let thing = |np: usize| fits(np) && !named(np);
        if let Some(np) = self.antecedent_of(enc, k, thing).or_else(|| self.antecedent_of(enc, k, fits)) {
            self.fill(m, np, Slot::Target, "pronoun");
        }
    }

    /// على نقاط «قسد» شرق الفرات، في بلدة سرمين ريف إدلب: an enclosing place without a preposition.
    pub fn apposed_place(&self, m: &Mention, k: usize) -> bool {
        let (c, Some(mut last)) = (&self.cs[k], k.checked_sub(1).map(|p| &self.cs[p])) else { return false };
        // في محافظة أبين، جنوب اليمن: also after a comma, where nothing but its end follows.
        let mut gap = 0;
        if k >= 2 && last.is_punct(crate::text::token::Punct::Comma) && self.closes(k) && !c.conj {
            (last, gap) = (&self.cs[k - 2], 1);
        }
        c.bare()
            && last.kind == ChunkKind::Noun
            && last.end + gap == c.start
            && last.prep != Prep::None
            && self.is_place(k)
            && !c.classes.has(Classes::NATION)
            && m.args.iter().any(|a| matches!(a.role, Role::Place | Role::Target) && a.range.has(last.head))
    }

    /// طريق كركوك - تكريت، المدخل الشرقي لمدينة عتق، الطريق بين جبلة والقرداحة: what goes on with the place before makes one
    /// phrase with it. Says whether chunk `k` does.
    pub fn goes_on_with_place(&self, m: &mut Mention, k: usize) -> bool {
        use crate::text::token::Punct;
        let c = &self.cs[k];
        let Some(mut at) = k.checked_sub(1) else { return false };
        let road = |at: usize| self.cs[at].classes.has(Classes::ROUTE);
        let place = c.classes.any(Classes::PLACE_HEAD.with(Classes::PLACE));
        if c.kind != ChunkKind::Noun || !place {
            return false;
        }
        let dash = c.bare() && at > 0 && self.cs[at].is_punct(Punct::Dash) && road(at - 1);
        if dash {
            at -= 1;
        }
        let on = dash
            || c.prep == Prep::L && !self.cs[at].classes.has(Classes::PLACE)
            || c.prep == Prep::Between && road(at);
        let before = &self.cs[at];
        if !on || before.kind != ChunkKind::Noun || c.start > before.end + 1 {
            return false;
        }
        let end = if c.prep == Prep::Between {
            self.coordinated(k).last().map_or(c.end, |last| self.cs[last].end)
        } else {
            c.end
        };
        let whole = m
            .args
            .iter_mut()
            .find(|a| a.role == Role::Place && a.range.has(before.head) && a.range.end == before.end);
        whole.map(|a| a.range.end = end).is_some()
    }

    /// The phrase before ends with a participle, of which the doer stands in chunk `k`.
    fn done_to(&self, m: &Mention, k: usize) -> bool {
        let Some(before) = k.checked_sub(1).map(|p| &self.cs[p]).filter(|b| b.kind == ChunkKind::Noun) else {
            return false;
        };
        let last = before.end as usize - 1;
        let w = &self.a.words[last];
        before.end > before.head + 1
            && k - 1 != m.chunk as usize
            && before.trigger == NONE
            && w.al()
            && w.adjective
            && self.a.stem(last).first() == Some(&crate::text::fold::MEEM)
    }

    /// Nothing of the clause follows chunk `k`.
    fn closes(&self, k: usize) -> bool {
        self.cs.get(k + 1).is_none_or(|n| {
            matches!(n.kind, ChunkKind::Punct(_)) && !n.is_punct(crate::text::token::Punct::Dash)
        })
    }

    pub fn other_deed(&self, from: usize, k: usize) -> bool {
        self.cs[from + 1..k].iter().any(|c| {
            c.kind == ChunkKind::Noun
                && matches!(c.prep, Prep::After | Prep::Before | Prep::Since | Prep::Cause)
        })
    }

    pub fn participle_of_hitting(&self, m: &mut Mention, k: usize) -> bool {
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
    pub fn result(&self, v: usize, from: usize, k: usize) -> bool {
        // أدت غارة بطائرة مسيّرة على سيارة إلى مقتل: how it was done is no result.
        let means = self.cs[k].all.has(Classes::WEAPON);
        self.cs[v].marks.has(Marks::CAUSE)
            && v < from
            && matches!(self.cs[k].prep, Prep::To | Prep::B | Prep::About)
            && !(self.cs[k].prep == Prep::B && means)
    }

    /// نتيجة التشويش على الأجهزة، على أحد الرموز لازدهار البلاد: the phrase goes with the noun before it.
    pub fn belongs_to_noun(&self, k: usize, from: usize) -> bool {
        let Some(p) = k.checked_sub(1).filter(|&p| p > from) else { return false };
        let (last, c) = (&self.cs[p], &self.cs[k]);
        if last.kind != ChunkKind::Noun || last.end > c.start {
            return false;
        }
        let aside = matches!(last.prep, Prep::Cause | Prep::After | Prep::Before | Prep::Since | Prep::Other);
        // الطريق المؤدي إلى جلال أباد: where it leads.
        let leads = c.prep == Prep::To && self.leads(last.end as usize - 1);
        // استهدفت سفينة لصلتها بإسرائيل: why.
        let tie = last.prep == Prep::L && self.a.words[last.head as usize].enc != Enc::None;
        leads
            || tie && c.prep == Prep::B && last.classes.has(Classes::GENERAL)
            || aside && matches!(c.prep, Prep::On | Prep::To | Prep::Against)
            || c.prep == Prep::L && matches!(last.prep, Prep::On | Prep::Against)
    }

    /// المؤدي، الواصلة
    fn leads(&self, token: usize) -> bool {
        static WAYS: Lazy<[Vec<u8>; 4]> = Lazy::new(|| ["مؤدي", "واصل", "موصل", "متجه"].map(fold_str));
        let stem = self.a.stem(token);
        self.a.words[token].al() && WAYS.iter().any(|way| stem.starts_with(way))
    }

    /// من مواقع النظام غرب النهر، مدينة دلس الواقعة شرق العاصمة: the place of a place or of an origin.
    pub fn belongs_to_last(&self, k: usize) -> bool {
        let Some(last) = k.checked_sub(1).map(|p| &self.cs[p]) else { return false };
        let c = &self.cs[k];
        // من منزله في بلدة … إلى بيروت: the place of where it began.
        let onward = self.sets_out(k);
        if last.kind != ChunkKind::Noun || last.end > c.start || c.prep != Prep::At && !onward {
            return false;
        }
        let origin = last.prep == Prep::From && !self.agent_after_min(k - 1);
        let located = self.a.words[last.end as usize - 1].marks.has(Marks::DEPENDENT);
        origin || located
    }

    /// من منزله في بلدة … إلى بيروت: place `k` is where a way begins.
    pub fn sets_out(&self, k: usize) -> bool {
        let from = k.checked_sub(1).is_some_and(|p| self.cs[p].prep == Prep::From);
        let to = self.cs.get(k + 1).is_some_and(|n| n.prep == Prep::To && n.kind == ChunkKind::Noun);
        from && to && self.cs[k].prep == Prep::In
    }

    /// تعزيزات العدو: a noun of movement that stands for those who move.
    pub fn forces(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let w = &self.a.words[c.trigger as usize];
        let movement = self.trigger(w.noun).is_some_and(|t| t.kind == crate::model::EventKind::Movement);
        movement && c.head == c.trigger && c.feats.has(Feats::PLURAL)
    }

    /// The noun phrase reports an event of force of its own; what follows is that event's.
    pub fn own_event(&self, np: usize) -> bool {
        let w = &self.a.words[self.cs[np].trigger as usize];
        self.trigger(w.noun).is_some_and(|t| t.kind != crate::model::EventKind::Statement)
    }

    /// عبوة … في شارع القدس انفجرت: the place phrases between a verb and the subject before it.
    pub fn places_of_subject(&self, m: &mut Mention, subject: usize, v: usize) {
        for k in subject + 1..v {
            let c = &self.cs[k];
            // على جانب الطريق
            let beside = c.prep == Prep::On && c.classes.any(Classes::ROUTE.with(Classes::PLACE_HEAD));
            let place =
                c.kind == ChunkKind::Noun && matches!(c.prep, Prep::In | Prep::At | Prep::B) || beside;
            let aboard = c.start > 0 && self.is_aboard(c.start as usize - 1);
            let place = place && !aboard;
            if place && self.is_location(k) && (c.prep != Prep::B || self.is_place(k)) {
                self.fill(m, k, Slot::Place, "place of the subject");
            }
        }
    }
}
