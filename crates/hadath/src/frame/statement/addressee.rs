//! Whoever is accused, warned or called upon.

use super::verb::is_side;
use crate::frame::{Mention, Range, Scene, VerbRoles};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Needs, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::NONE;
use crate::model::{Act, Role};
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// Whoever is accused, warned, called upon.
pub fn addressee(scene: &Scene<'_>, m: &mut Mention, v: usize, roles: &VerbRoles, trigger: &Trigger) {
    if trigger.frame.object != Slot::Target {
        return;
    }
    let person = |k: usize| {
        let c = &scene.cs[k];
        // الحصار المفروض: what describes the phrase before is nobody.
        let w = &scene.a.words[c.head as usize];
        let describes = w.al() && (w.adjective || w.unknown()) && !w.nominal && !c.conj && c.head == c.start;
        if describes && k > 0 && scene.cs[k - 1].kind == ChunkKind::Noun && scene.cs[k - 1].end == c.start {
            return false;
        }
        (c.classes.any(Classes::HUMAN.with(Classes::PLACE))
            || scene.a.words[c.head as usize].unknown()
            || c.all.any(Classes::HUMAN))
            && c.trigger == NONE
    };
    // طالب المجلس «الضامنين …»: the addressee opens the quotation.
    let next = roles.subject.map_or(v, |s| s) + 1;
    if trigger.act == Some(Act::Demand)
        && scene
            .cs
            .get(next)
            .is_some_and(|c| matches!(c.kind, ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote)))
    {
        if let Some(c) = scene.cs.get(next + 1).filter(|c| {
            c.bare()
                && c.trigger == NONE
                && c.classes.any(Classes::HUMAN.with(Classes::GENERAL).with(Classes::ADJECTIVE))
                || c.bare() && scene.a.words[c.head as usize].unknown()
        }) {
            m.add(Role::Target, Range::new(c.start, c.end), "object");
            return;
        }
    }
    if let Some(o) = roles.object.filter(|&o| Some(o) != roles.antecedent || roles.subject.is_some()) {
        let duty = super::verb::is_responsibility(scene, o) || named_beside(scene, o);
        if person(o) && !duty || !duty && scene.cs[o].trigger == NONE && trigger.act == Some(Act::Accuse) {
            for k in scene.coordinated(o) {
                m.add(Role::Target, scene.range(k), "object");
            }
            return;
        }
    }
    if let Some(k) = pronoun(scene, v, roles) {
        m.add(Role::Target, scene.range(k), "pronoun");
        return;
    }
    // نسبت مسؤولية القصف إلى، حمّلت المسؤولية لـ
    let duty = matches!(trigger.needs, Needs::Blame | Needs::Responsibility);
    let clause = scene.clause();
    for k in v + 1..scene.cs.len().min(v + 8) {
        let c = &scene.cs[k];
        if clause.boundary(k) {
            break;
        }
        let direct = c.kind == ChunkKind::Noun
            && matches!(c.prep, Prep::B | Prep::L | Prep::From | Prep::To | Prep::On | Prep::Against)
            && (person(k) || is_side(scene, c.head as usize));
        let fits = match trigger.act {
            Some(Act::Demand) => {
                // دعت إلى الانسحاب من: where from, after what is called for.
                c.prep == Prep::From && !scene.cs[v + 1..k].iter().any(|x| x.prep == Prep::To)
                    || c.prep == Prep::L && c.classes.any(Classes::HUMAN) && !m.verb
                    // استنجد بالجيش، توسّل إلى الحكومة
                    || trigger.frame.toward == Slot::Target
                        && matches!(c.prep, Prep::B | Prep::To)
                        && c.classes.any(Classes::HUMAN.with(Classes::PLACE))
            }
            // ألقى باللوم على الحكومة
            Some(Act::Accuse) if c.prep == Prep::On => !m.verb || duty,
            Some(Act::Accuse | Act::Warn) => {
                (!m.verb || duty) && matches!(c.prep, Prep::L | Prep::To | Prep::Against)
            }
            Some(Act::Condemn) => matches!(c.prep, Prep::L | Prep::On | Prep::To | Prep::Against),
            _ => false,
        };
        // طلبت من دمشق، ألقت باللوم على دمشق: lands and capitals are called upon and blamed.
        let blamed = trigger.act == Some(Act::Accuse) && (c.prep == Prep::On || duty);
        let land = (c.prep == Prep::From || blamed) && c.classes.any(Classes::PLACE);
        let side = is_side(scene, c.head as usize);
        if direct && fits && (land || side || !scene.is_place(k)) {
            // مناشدات من النازحين: they call.
            if trigger.act == Some(Act::Demand) && c.prep == Prep::From && !m.verb && !m.has(Role::Agent) {
                for n in scene.coordinated(k) {
                    m.add(Role::Agent, scene.range(n), "من");
                }
                return;
            }
            for n in scene.coordinated(k) {
                m.add(Role::Target, scene.range(n), "addressee");
            }
            return;
        }
        // مسؤولية القصف للفصائل: inside the phrase.
        let whose = (c.head + 1..c.end).find(|&t| scene.a.words[t as usize].pro.has(Pro::L));
        if let Some(t) = whose.filter(|_| duty && super::verb::is_responsibility(scene, k)) {
            m.add(Role::Target, Range::new(t, c.end), "addressee");
            return;
        }
    }
}

/// توعدت بالرد على اغتيال قائدها رائد سعد: the name of whoever is told of right before, in a phrase with a preposition.
fn named_beside(scene: &Scene<'_>, o: usize) -> bool {
    let c = &scene.cs[o];
    let Some(before) = o.checked_sub(1).map(|k| &scene.cs[k]) else { return false };
    let person = Classes::PERSON.with(Classes::SPEAKER).with(Classes::FIGHTER).with(Classes::CIVILIAN);
    let name = scene.a.words[c.head as usize].unknown()
        || c.classes.any(person) && !scene.a.words[c.head as usize].al();
    name && before.kind == ChunkKind::Noun
        && before.end == c.start
        && before.prep != Prep::None
        && before.all.any(Classes::SPEAKER.with(Classes::FIGHTER).with(Classes::CIVILIAN))
}

/// تتهمها، حذّرهم: the nearest person or body before the verb that fits the pronoun and does not speak itself.
fn pronoun(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> Option<usize> {
    const BACK: usize = 16;
    let enc = scene.a.words[scene.cs[v].head as usize].enc;
    if scene.cs[v].kind != ChunkKind::Verb || !matches!(enc, Enc::Him | Enc::Her | Enc::Them) {
        return None;
    }
    let fits = |k: usize| {
        let c = &scene.cs[k];
        let many = c.feats.has(Feats::PLURAL);
        let feminine = scene.clause().feminine(k);
        c.classes.any(Classes::HUMAN)
            && match enc {
                Enc::Him => !many && scene.clause().masculine(k),
                Enc::Her => feminine,
                _ => many || scene.coordinated(k).nth(1).is_some(),
            }
    };
    (v.saturating_sub(BACK)..v).rev().find(|&k| {
        let c = &scene.cs[k];
        c.kind == ChunkKind::Noun && Some(k) != roles.subject && c.trigger == NONE && !c.coord && fits(k)
    })
}
