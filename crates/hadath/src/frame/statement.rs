//! Statements: verbs, nouns and participles of speech, and phrases of attribution.

use super::{Mention, Scene, VerbRoles};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{Act, EventKind, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

static RESPONSIBILITY: Lazy<Vec<u8>> = Lazy::new(|| fold_str("مسؤولية"));

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

fn start(chunk: usize, token: u32, lexeme: u32, trigger: &Trigger) -> Mention {
    let mut m = Mention::new(EventKind::Statement, token, chunk as u32, lexeme);
    m.act = trigger.act;
    m.generic = trigger.generic;
    m
}

/// Can the phrase speak? Things, times and places (other than lands and capitals) cannot.
fn speaks(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let head = &scene.a.words[c.head as usize];
    if c.classes.any(Classes::HUMAN.with(Classes::TEXT)) || head.unknown() {
        return true;
    }
    if c.classes.any(Classes::PLACE.with(Classes::NUMBER).with(Classes::QUANTITY))
        || head.func == Func::Demonstrative
    {
        return true;
    }
    if c.all.any(Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::ACTOR).with(Classes::PERSON))
        && !c.classes.any(Classes::GENERAL.with(Classes::FACILITY))
    {
        return true;
    }
    !c.classes.any(
        Classes::GENERAL
            .with(Classes::FACILITY)
            .with(Classes::PLACE_HEAD)
            .with(Classes::WEAPON)
            .with(Classes::TIME)
            .with(Classes::CASUALTY)
            .with(Classes::DOMAIN),
    ) && c.trigger == NONE
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

/// Whoever is accused, warned, called upon.
fn addressee(scene: &Scene<'_>, m: &mut Mention, v: usize, roles: &VerbRoles, trigger: &Trigger) {
    if trigger.frame.object != Slot::Target {
        return;
    }
    let person = |k: usize| {
        let c = &scene.cs[k];
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
            m.add(Role::Target, super::Range::new(c.start, c.end), "object");
            return;
        }
    }
    if let Some(o) = roles.object.filter(|&o| Some(o) != roles.antecedent || roles.subject.is_some()) {
        if person(o) || scene.cs[o].trigger == NONE && trigger.act == Some(Act::Accuse) {
            for k in scene.coordinated(o) {
                m.add(Role::Target, scene.range(k), "object");
            }
            return;
        }
    }
    let clause = scene.clause();
    for k in v + 1..scene.cs.len().min(v + 8) {
        let c = &scene.cs[k];
        if clause.boundary(k) {
            break;
        }
        let direct = c.kind == ChunkKind::Noun
            && matches!(c.prep, Prep::L | Prep::From | Prep::To | Prep::On)
            && person(k);
        let fits = match trigger.act {
            Some(Act::Demand) => {
                c.prep == Prep::From || c.prep == Prep::L && c.classes.any(Classes::HUMAN) && !m.verb
            }
            Some(Act::Accuse | Act::Warn) => c.prep == Prep::L,
            Some(Act::Condemn) => c.prep == Prep::L || c.prep == Prep::On || c.prep == Prep::To,
            _ => false,
        };
        if direct && fits && !scene.is_place(k) {
            for n in scene.coordinated(k) {
                m.add(Role::Target, scene.range(n), "addressee");
            }
            return;
        }
    }
}

/// What stands right of chunk `v` before the clause is over: a clause, a quotation, a preposition.
struct After {
    clause: bool,
    quote: bool,
    colon: bool,
    about: bool,
    to: bool,
    by: bool,
    event: bool,
}

fn after(scene: &Scene<'_>, v: usize) -> After {
    let mut a =
        After { clause: false, quote: false, colon: false, about: false, to: false, by: false, event: false };
    for k in v + 1..scene.cs.len().min(v + 14) {
        let c = &scene.cs[k];
        match c.kind {
            ChunkKind::Subordinator => {
                a.clause = true;
                break;
            }
            ChunkKind::Punct(Punct::QuoteOpen) => {
                a.quote = true;
            }
            ChunkKind::Punct(Punct::Quote) => a.quote = true,
            ChunkKind::Punct(Punct::Colon) => {
                a.colon = true;
                break;
            }
            ChunkKind::Punct(Punct::Stop | Punct::Semicolon) | ChunkKind::Verb | ChunkKind::Opener => break,
            ChunkKind::Noun => {
                a.about |= c.prep == Prep::About;
                a.to |= c.prep == Prep::To || c.prep == Prep::L;
                a.by |= c.prep == Prep::B;
                a.event |= c.trigger != NONE;
            }
            // إلى أن، عن أن: a preposition alone
            ChunkKind::Adverb => {
                a.about |= c.prep == Prep::About;
                a.to |= c.prep == Prep::To;
            }
            _ => {}
        }
    }
    a
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

fn responsibility(scene: &Scene<'_>, v: usize) -> bool {
    let from = scene.cs[v].head as usize;
    let to = (from + 14).min(scene.sentence.end as usize);
    (from..to).any(|t| {
        let letters = scene.a.tokens.letters(t);
        letters.windows(RESPONSIBILITY.len() - 1).any(|w| w == &RESPONSIBILITY[..RESPONSIBILITY.len() - 1])
    })
}

/// A noun or participle of speech.
pub fn noun(scene: &Scene<'_>, np: usize, trigger: &Trigger) -> Option<Mention> {
    let c = &scene.cs[np];
    let word = scene.a.words[c.trigger as usize];
    let mut m = start(np, c.trigger, word.noun, trigger);
    m.token_end = if word.phrase_end > 0 { word.phrase_end } else { c.trigger + 1 };
    m.feats = word.noun_feats;
    let after_comma = np > 0
        && scene.cs[np - 1].is_punct(Punct::Comma)
        && scene.a.tokens.list[c.trigger as usize].ta
        && c.head == c.trigger;
    if scene.a.lexicon.lexeme(word.noun).pos == crate::lexicon::Pos::Adjective
        || after_comma && c.bare() && !word.al() && trigger.act == Some(Act::Demand)
    {
        return participle(scene, np, trigger, m);
    }
    if let Some((v, roles)) = scene.governor(np) {
        m.governor = Some(v as u32);
        let _ = roles;
    } else if c.prep == Prep::B || c.prep == Prep::L {
        if let Some(v) = (np.saturating_sub(6)..np).rev().find(|&v| scene.cs[v].kind == ChunkKind::Verb) {
            m.governor = Some(v as u32);
        }
    }
    let issued = issued(scene, np, &mut m) || issued_by(scene, np, &mut m);
    owner(scene, np, &mut m);
    let owned = m.has(Role::Agent) && m.args.iter().any(|a| a.rule == "iḍāfa") || word.enc != Enc::None;
    let fine = match trigger.needs {
        Needs::Issued => {
            issued || matches!(word.enc, Enc::Him | Enc::Her | Enc::Them) && !carried_by_speech(scene, np)
        }
        Needs::Announcement => owned || issued || scene.cs.get(np + 1).is_some_and(|n| n.prep == Prep::About),
        Needs::Owned => owned && !carried_by_speech(scene, np),
        Needs::Comment => issued || owned || m.governor.is_some_and(|v| scene.cs[v as usize].negated),
        Needs::OwnSubject => owned && !carried_by_speech(scene, np),
        _ => !carried_by_speech(scene, np) || issued,
    };
    if !fine {
        return None;
    }
    if trigger.frame.object == Slot::Target {
        addressee(scene, &mut m, np, &VerbRoles::default(), trigger);
    }
    Some(m)
}

/// في بيان، في تصريح after a verb of speech: the verb is the mention.
fn carried_by_speech(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    if !matches!(c.prep, Prep::In | Prep::During | Prep::B) {
        return false;
    }
    (np.saturating_sub(5)..(np + 4).min(scene.cs.len())).any(|k| {
        scene.cs[k].kind == ChunkKind::Verb
            && scene
                .trigger(scene.a.words[scene.cs[k].head as usize].verb)
                .is_some_and(|t| t.kind == EventKind::Statement)
    })
}

/// أصدر بياناً، وجّه انتقادات، صدر بيان عن: the subject of the light verb speaks.
fn issued(scene: &Scene<'_>, np: usize, m: &mut Mention) -> bool {
    // صدور التنويه، إصدار البيان
    let phrase = &scene.cs[np];
    if (phrase.start..m.token).any(|t| scene.a.words[t as usize].marks.has(Marks::LIGHT)) {
        return true;
    }
    let Some(v) = m.governor else { return false };
    let c = &scene.cs[v as usize];
    let Some(roles) = scene.roles[v as usize] else { return false };
    if c.marks.any(Marks::LIGHT.with(Marks::LIGHT_B))
        && (roles.object == Some(np) || scene.cs[np].prep == Prep::B)
    {
        if let Some(s) = roles.subject.filter(|&s| s != np) {
            for k in scene.coordinated(s) {
                m.add(Role::Agent, scene.range(k), "subject of the light verb");
            }
        }
        return true;
    }
    if c.marks.has(Marks::OCCUR) && roles.subject == Some(np) {
        for k in v as usize + 1..scene.cs.len().min(v as usize + 8) {
            if scene.cs[k].kind == ChunkKind::Noun
                && matches!(scene.cs[k].prep, Prep::About | Prep::From)
                && scene.cs[k].classes.any(Classes::HUMAN)
            {
                m.add(Role::Agent, scene.range(k), "صدر عن");
                return true;
            }
        }
        return c.negated;
    }
    false
}

/// بيان صادر عن المجلس
fn issued_by(scene: &Scene<'_>, np: usize, m: &mut Mention) -> bool {
    let c = &scene.cs[np];
    let word = fold_str("صادر");
    let participle = (m.token_end..c.end).any(|t| {
        let w = &scene.a.words[t as usize];
        scene.a.tokens.letters(t as usize).get(usize::from(w.stem)..).is_some_and(|l| l.starts_with(&word))
    });
    let Some(n) = scene.cs.get(np + 1) else { return false };
    if participle && n.kind == ChunkKind::Noun && n.prep == Prep::About {
        m.add(Role::Agent, scene.range(np + 1), "صادر عن");
        return true;
    }
    false
}

/// اتهامات الحكومة، بيان صادر عن المجلس، تهديداته
fn owner(scene: &Scene<'_>, np: usize, m: &mut Mention) {
    let c = &scene.cs[np];
    let mut k = m.token_end as usize;
    while k < c.end as usize {
        let w = &scene.a.words[k];
        if w.classes.any(Classes::HUMAN) && w.nominal
            || w.classes.has(Classes::PLACE) && !w.needs_head
            || w.unknown() && !w.al() && k == m.token_end as usize
        {
            if !m.has(Role::Agent) {
                m.add(Role::Agent, super::Range::new(k as u32, c.end), "iḍāfa");
            }
            return;
        }
        if w.adjective && w.classes.has(Classes::NISBA) && !m.has(Role::Agent) {
            m.add(Role::Agent, super::Range::new(k as u32, k as u32 + 1), "nisba");
            return;
        }
        k += 1;
    }
    if let Some(n) = scene.cs.get(np + 1)
        && n.kind == ChunkKind::Noun
        && matches!(n.prep, Prep::About | Prep::By)
        && n.classes.any(Classes::HUMAN)
        && !m.has(Role::Agent)
    {
        m.add(Role::Agent, scene.range(np + 1), "iḍāfa");
    }
}

/// مضيفاً، مؤكدة: continues the statement of the verb before it; also فاعل as predicate (وهو يطالب is a verb).
fn participle(scene: &Scene<'_>, np: usize, trigger: &Trigger, mut m: Mention) -> Option<Mention> {
    let c = &scene.cs[np];
    let word = scene.a.words[c.trigger as usize];
    if c.head != c.trigger || word.al() || c.prep != Prep::None || word.pro.prep() {
        return None;
    }
    let a = after(scene, np);
    if trigger.needs == Needs::To && !a.to && !a.clause {
        return None;
    }
    let from = scene.cs.get(np + 1).is_some_and(|n| n.kind == ChunkKind::Noun && n.prep == Prep::From);
    let reports = from
        || a.clause
        || a.quote
        || a.colon
        || a.about
        || a.to
        || a.by
        || a.event
        || trigger.frame.object == Slot::Target && scene.cs.get(np + 1).is_some_and(Chunk::bare)
        || c.end > c.trigger + 1;
    if !reports {
        return None;
    }
    m.participle = true;
    if trigger.frame.object == Slot::Target {
        let mut roles = VerbRoles::default();
        // The object may have been drawn into the phrase: محملاً الحكومة.
        if c.end > c.trigger + 1 {
            m.add(Role::Target, super::Range::new(c.trigger + 1, c.end), "object");
            for k in scene.coordinated(np).skip(1) {
                m.add(Role::Target, scene.range(k), "object");
            }
        } else {
            roles.object = (np + 1..scene.cs.len().min(np + 4))
                .find(|&k| scene.cs[k].bare() && scene.cs[k].trigger == NONE);
            roles.subject = roles.object;
            addressee(scene, &mut m, np, &roles, trigger);
        }
    }
    Some(m)
}

/// بحسب المصدر: the phrase is the trigger, the noun after it the speaker.
pub fn attribution(scene: &Scene<'_>, i: usize) -> Option<Mention> {
    let c = &scene.cs[i];
    let word = scene.a.words[c.head as usize];
    let trigger = scene.trigger(word.noun)?;
    let mut m = start(i, c.head, word.noun, trigger);
    m.attribution = true;
    m.token_end = c.end;
    let mut at = None;
    for k in i + 1..scene.cs.len().min(i + 5) {
        match scene.cs[k].kind {
            ChunkKind::Noun => {
                at = Some(k);
                break;
            }
            // بحسب ما أفاد المصدر: the verb of speech is the mention.
            ChunkKind::Verb => return speech_verb(scene, k, m),
            ChunkKind::Opener
            | ChunkKind::Adverb
            | ChunkKind::Relative
            | ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
            _ => return None,
        }
    }
    let np = at?;
    let n = &scene.cs[np];
    if n.trigger != NONE && n.head == n.trigger && !n.all.any(Classes::HUMAN.with(Classes::TEXT)) {
        return None;
    }
    let plain =
        n.classes.any(Classes::GENERAL.with(Classes::NORM)) && !n.all.any(Classes::HUMAN.with(Classes::TEXT));
    if plain || n.classes.any(Classes::TIME.with(Classes::CASUALTY).with(Classes::WEAPON)) {
        return None;
    }
    // A text inside which its author is named: تقرير لمنظمة.
    for k in scene.coordinated(np) {
        m.add(Role::Agent, scene.range(k), "source of the attribution");
    }
    Some(m)
}

fn speech_verb(scene: &Scene<'_>, v: usize, mut m: Mention) -> Option<Mention> {
    let w = &scene.a.words[scene.cs[v].head as usize];
    let _ = scene.trigger(w.verb).filter(|t| t.kind == EventKind::Statement)?;
    // The verb makes its own mention; the phrase adds nothing but its direction.
    m.generic = true;
    None
}
