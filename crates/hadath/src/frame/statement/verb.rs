//! Verbs of speech.

use super::addressee::addressee;
use super::{After, after, responsibility, speaks, start};
use crate::frame::{Mention, Scene, VerbRoles};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Needs, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::token::Punct;

/// A verb of speech.
pub fn verb(scene: &Scene<'_>, v: usize, trigger: &Trigger, roles: &VerbRoles) -> Option<Mention> {
    let c = &scene.cs[v];
    let word = scene.a.words[c.head as usize];
    // تجدد مطالبتها: the noun of speech is the mention.
    let carried = roles.object.is_some_and(|o| {
        let t = scene.cs[o].trigger;
        t != NONE
            && scene.trigger(scene.a.words[t as usize].noun).is_some_and(|t| t.kind == EventKind::Statement)
    });
    if c.marks.has(Marks::LIGHT) && carried {
        return None;
    }
    let mut m = start(v, c.head, word.verb, trigger);
    m.verb = true;
    m.feats = c.feats;
    let relay = trigger.needs == Needs::Relay;
    if let Some(s) = roles.subject {
        if !speaks(scene, s) {
            return None;
        }
        for k in scene.coordinated(s) {
            if k != s && !scene.cs[k].classes.any(Classes::HUMAN) {
                break;
            }
            m.add(
                if relay { Role::Other } else { Role::Agent },
                scene.range(k),
                if roles.inherited { "subject of the verb before" } else { "subject" },
            );
        }
    } else if let Some(o) = roles.object.filter(|&o| {
        !c.feats.has(Feats::PASSIVE) && scene.cs[o].trigger == NONE && trigger.frame.object == Slot::Nothing
    }) {
        // Agreement failed, but a speaker that is named directly after the verb is its subject.
        if scene.cs[o].classes.any(Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::MEDIA))
            && o == v + 1
        {
            m.add(Role::Agent, scene.range(o), "subject");
        }
    }
    if relay && !relayed(scene, &mut m, v) {
        return None;
    }
    addressee(scene, &mut m, v, roles, trigger);
    condition(scene, &m, v, trigger, roles).then_some(m)
}

/// نقلت وكالة … عن مصدر: the source is the speaker, the outlet passes on.
fn relayed(scene: &Scene<'_>, m: &mut Mention, v: usize) -> bool {
    for k in v + 1..scene.cs.len().min(v + 12) {
        let c = &scene.cs[k];
        match c.kind {
            ChunkKind::Noun if c.prep == Prep::About => {
                for n in scene.coordinated(k) {
                    m.add(Role::Agent, scene.range(n), "نقل عن");
                }
                return true;
            }
            ChunkKind::Verb | ChunkKind::Subordinator | ChunkKind::Punct(Punct::Stop | Punct::Semicolon) => {
                break;
            }
            _ => {}
        }
    }
    // قال/نسب إليه … قوله
    let reports =
        m.has(Role::Other) && scene.cs[v + 1..].iter().take(8).any(|c| c.kind == ChunkKind::Subordinator);
    if reports {
        for a in &mut m.args {
            a.role = Role::Agent;
        }
    }
    reports
}

fn condition(scene: &Scene<'_>, m: &Mention, v: usize, trigger: &Trigger, roles: &VerbRoles) -> bool {
    let a = after(scene, v);
    let c = &scene.cs[v];
    // A jussive stands only after لم (لم يقل); لا يقل عن is another word.
    if c.feats.has(Feats::JUSSIVE) && c.feats.has(Feats::SINGULAR) && !after_lam(scene, c) {
        return false;
    }
    let attributed = (v.saturating_sub(3)..v).any(|k| scene.cs[k].kind == ChunkKind::Attribution);
    if attributed {
        return true;
    }
    let first = c.feats.any(Feats::FIRST);
    let subject = |classes: Classes| {
        roles.subject.is_some_and(|s| scene.cs[s].classes.any(classes) || scene.cs[s].all.any(classes))
    };
    let unknown = roles.subject.is_some_and(|s| scene.a.words[scene.cs[s].head as usize].unknown());
    let human = subject(Classes::HUMAN.with(Classes::PLACE).with(Classes::TEXT)) || unknown || first;
    let reports = a.clause || a.quote || a.colon;
    let word = &scene.a.words[c.head as usize];
    match trigger.needs {
        Needs::Clause => reports,
        Needs::ClauseHuman => reports && (human || roles.subject.is_none()),
        Needs::HumanSubject => reports && roles.subject.is_some() && (human || unknown) && !first,
        Needs::Human => {
            human
                || reports
                || roles.subject.is_none() && (a.to || a.by || a.event || a.about || m.has(Role::Target))
        }
        Needs::To => a.to || reports,
        Needs::About => reports || a.about || a.to || a.by || a.event || human && c.negated,
        Needs::Speech => {
            reports
                || a.event && human
                || word.enc != Enc::None && human
                || c.negated && (human || roles.subject.is_none())
                || human
                    && subject(
                        Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::MEDIA).with(Classes::TEXT),
                    )
        }
        Needs::Stance => reports || a.event || a.by,
        Needs::Responsibility => responsibility(scene, v),
        Needs::Comment => (a.on_something(scene, v) || reports) && human,
        Needs::Claimable => a.event || responsibility(scene, v) || roles.object.is_none() && human,
        Needs::Media => human && (subject(Classes::MEDIA.with(Classes::SPEAKER)) || reports),
        Needs::Monitor => human && (a.event || reports),
        Needs::Relay => true,
        _ => true,
    }
}

impl After {
    fn on_something(&self, scene: &Scene<'_>, v: usize) -> bool {
        scene.cs[v + 1..].iter().take(6).any(|c| c.kind == ChunkKind::Noun && c.prep == Prep::On)
    }
}

fn after_lam(scene: &Scene<'_>, c: &Chunk) -> bool {
    use crate::text::fold::{LAM, MEEM};
    (c.start..c.head).any(|t| scene.a.tokens.letters(t as usize).ends_with(&[LAM, MEEM]))
}
