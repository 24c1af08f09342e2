//! Each event points to the innermost statement that reports it.

use super::Carry;
use crate::factuality;
use crate::frame::{Mention, Scene};
use crate::lexicon::class::{Classes, Marks};
use crate::model::{Act, Polarity, Role};
use crate::phrase::ChunkKind;
use crate::text::token::Punct;

/// How many quotations may be open at once.
const MAX_OPEN: usize = 16;

/// Each event points to the innermost statement that reports it.
pub fn sources(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let start = scene.sentence.start;
    carry.open.retain(|&(_, until)| until > start);
    for i in first..all.len() {
        let found = reporter(scene, all, first, i).or_else(|| {
            let token = all[i].token;
            carry.open.iter().rev().find(|&&(s, until)| s != i && token < until).map(|&(s, _)| s)
        });
        // A denied claim: the denier is the source of what was claimed.
        let found = found.map(|s| match all[s].source {
            Some(d)
                if all[s].act == Some(Act::Claim)
                    && all[d].act == Some(Act::Deny)
                    && !all[i].is_statement() =>
            {
                d
            }
            _ => s,
        });
        all[i].source = found;
        if let Some(s) = found {
            report(scene, all, first, s, i);
        }
    }
    for i in first..all.len() {
        let long: Vec<u32> =
            all[i].content.iter().filter(|r| r.end > scene.sentence.end).map(|r| r.end).collect();
        for until in long {
            carry.open.push((i, until));
            // The oldest of too many open quotations are forgotten.
            if carry.open.len() > MAX_OPEN {
                carry.open.remove(0);
            }
        }
    }
}

/// The statement of this sentence whose content holds mention `i`.
fn reporter(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<usize> {
    let token = all[i].token;
    let mut best: Option<usize> = None;
    for s in first..all.len() {
        if s == i || !all[s].is_statement() || !all[s].content.iter().any(|r| r.has(token)) {
            continue;
        }
        if all[i].is_statement() && !reports_statement(scene, all, s, i) {
            continue;
        }
        let nearer = best.is_none_or(|b| {
            all[s].attribution <= all[b].attribution && all[s].token > all[b].token
                || all[b].attribution && !all[s].attribution
        });
        if nearer {
            best = Some(s);
        }
    }
    best
}

/// A statement inside another: only with a speaker of its own, inside a clause or a quotation of the first.
fn reports_statement(scene: &Scene<'_>, all: &[Mention], s: usize, i: usize) -> bool {
    let (outer, inner) = (&all[s], &all[i]);
    if inner.participle || inner.attribution {
        return false;
    }
    if inner.first(Role::Agent) == outer.first(Role::Agent) && outer.first(Role::Agent).is_some() {
        return false;
    }
    if outer.attribution {
        // قال المسؤول …، بحسب رويترز
        let agent = outer.first(Role::Agent).map(|r| scene.a.words[r.start as usize].classes);
        return agent.is_some_and(|c| c.has(Classes::MEDIA));
    }
    let quoted = scene
        .a
        .quotes_near(inner.token)
        .iter()
        .any(|q| q.open > outer.token && q.open < inner.token && inner.token < q.close);
    let from = outer.chunk.min(inner.chunk) as usize;
    let to = inner.chunk as usize;
    let clause = scene.cs[from..to].iter().any(|c| c.kind == ChunkKind::Subordinator);
    // نفى ما تروّجه وسائل الإعلام
    let what = inner.verb
        && scene.cs[to.saturating_sub(1)].kind == ChunkKind::Opener
        && outer.act == Some(Act::Deny);
    let direct = what
        || !inner.verb && !scene.cs[from + 1..to.max(from + 1)].iter().any(|c| c.kind == ChunkKind::Verb);
    let conj =
        scene.cs[to].conj && inner.verb && !quoted && scene.cs[to.saturating_sub(1)].is_punct(Punct::Comma);
    quoted || (clause || direct) && !conj
}

fn report(scene: &Scene<'_>, all: &mut [Mention], first: usize, s: usize, i: usize) {
    if all[i].is_statement() {
        return;
    }
    let (act, token) = (all[s].act, all[s].token);
    let same = s >= first;
    let stopped = factuality::stopped(scene, &all[i]);
    let direct = same && directly_under(scene, &all[s], &all[i]);
    let denies = act != Some(Act::Deny) || same && denied(scene, &all[s], &all[i]);
    if denies {
        let rejects = scene.trigger(all[s].lexeme).is_some_and(|t| t.rejects);
        factuality::reported(&mut all[i], act, token, direct, stopped, rejects);
    }
    if same && direct && act == Some(Act::Warn) && !all[i].verb {
        let prep = scene.cs[all[i].chunk as usize].prep;
        factuality::threatened(&mut all[i], prep, token);
    }
    claim(all, s, i, direct);
}

/// تبنّت الحركة الهجوم: whoever claims it did it.
fn claim(all: &mut [Mention], s: usize, i: usize, direct: bool) {
    let claims =
        all[s].act == Some(Act::Claim) && direct && !all[i].verb && all[i].polarity == Polarity::Positive;
    if claims
        && !all[i].has(Role::Agent)
        && let Some(agent) = all[s].first(Role::Agent)
    {
        all[i].add(Role::Agent, agent, "claimed by the speaker");
    }
}

/// No clause lies between the word of speech and the event.
fn directly_under(scene: &Scene<'_>, s: &Mention, m: &Mention) -> bool {
    let (a, b) = (s.chunk.min(m.chunk) as usize, m.chunk as usize);
    if s.chunk > m.chunk {
        return false;
    }
    if a == b {
        return true;
    }
    !scene.cs[a + 1..b].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Subordinator
                | ChunkKind::Relative
                | ChunkKind::Opener
                | ChunkKind::Punct(Punct::Colon | Punct::Stop)
        ) || c.kind == ChunkKind::Verb && !c.marks.any(Marks::AUX)
    })
}

/// The denial reaches the event: its object, or the first clause after أن.
fn denied(scene: &Scene<'_>, s: &Mention, m: &Mention) -> bool {
    if s.chunk > m.chunk {
        return false;
    }
    let between = &scene.cs[s.chunk as usize + 1..(m.chunk as usize).max(s.chunk as usize + 1)];
    let clauses = between.iter().filter(|c| c.kind == ChunkKind::Subordinator).count();
    let broken = between.iter().any(|c| c.kind == ChunkKind::Opener || c.is_punct(Punct::Semicolon));
    clauses <= 1 && !broken
}
