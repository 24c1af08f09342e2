//! Nouns and participles of speech.

use super::addressee::addressee;
use super::verb::{expresses_noun, is_responsibility, is_saying};
use super::{after, start};
use crate::frame::{Mention, Range, Scene, VerbRoles, topic};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{Act, EventKind, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::fold_str;
use crate::text::token::Punct;

/// A noun or participle of speech.
pub fn noun(scene: &Scene<'_>, np: usize, trigger: &Trigger) -> Option<Mention> {
    let c = &scene.cs[np];
    let word = scene.a.words[c.trigger as usize];
    if is_saying(scene, c) && relayed_before(scene, np) {
        return None;
    }
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
    purpose(scene, np, &mut m);
    expressed(scene, np, &mut m);
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
        Needs::Words => {
            if let Some(s) = m.governor.and_then(|v| scene.roles[v as usize]).and_then(|r| r.subject)
                && !m.has(Role::Agent)
            {
                scene.fill(&mut m, s, Slot::Agent, "subject of the light verb");
            }
            addressee(scene, &mut m, np, &VerbRoles::default(), trigger);
            let words = topic::words_only(scene, &m);
            return scene.check(words, &m, "not done with words").then_some(m);
        }
        // شكّل تهديداً، الدعوة عامة: a word of speech only with its speaker, its words or a light verb.
        Needs::Human => {
            let a = after(scene, np);
            let says = a.by || a.clause || a.quote || a.about || a.to;
            let points = (c.start..m.token).any(|t| scene.a.words[t as usize].func == Func::Demonstrative);
            let several = word.al() && word.noun_feats.has(Feats::PLURAL) && c.head == c.trigger;
            (owned || issued || says || points || several)
                && (!carried_by_speech(scene, np) || issued)
                && !amounts(scene, np, &m)
        }
        Needs::OwnSubject => owned && !carried_by_speech(scene, np),
        _ => !carried_by_speech(scene, np) || issued,
    };
    if !scene.check_needs(fine, &m, trigger.needs) || !scene.check(!machine(scene, &m), &m, "no speaker") {
        return None;
    }
    if trigger.frame.object == Slot::Target {
        addressee(scene, &mut m, np, &VerbRoles::default(), trigger);
    }
    Some(m)
}

/// تشكّل تهديداً، التهديدات التي تتعرّض لها الملاحة: a danger, which nobody puts into words.
fn amounts(scene: &Scene<'_>, np: usize, m: &Mention) -> bool {
    if m.act != Some(Act::Warn) || scene.cs.get(np + 1).is_some_and(|n| n.prep == Prep::B) {
        return false;
    }
    let is = |v: usize| scene.cs[v].kind == ChunkKind::Verb && scene.cs[v].marks.has(Marks::AMOUNTS);
    let open = |v: &usize| !matches!(scene.cs[*v].kind, ChunkKind::Punct(Punct::Stop | Punct::Comma));
    let faced = (np + 1..scene.cs.len().min(np + 4)).take_while(open).find(|&v| {
        let c = &scene.cs[v];
        c.kind == ChunkKind::Verb
            && c.marks.any(Marks::UNDERGO.with(Marks::WITNESS))
            && scene.roles[v].is_some_and(|r| r.antecedent == Some(np))
    });
    m.governor.is_some_and(|v| is(v as usize))
        || (np.saturating_sub(4)..np)
            .rev()
            .take_while(open)
            .find(|&v| scene.cs[v].kind == ChunkKind::Verb)
            .is_some_and(is)
        || faced.is_some()
}

/// ألقت الطائرات منشورات: what an aircraft drops are leaflets.
fn machine(scene: &Scene<'_>, m: &Mention) -> bool {
    m.args.iter().filter(|a| a.role == Role::Agent).any(|a| {
        let w = &scene.a.words[a.range.start as usize];
        w.classes.has(Classes::WEAPON) && !w.classes.any(Classes::HUMAN)
    })
}

/// أعربت لندن عن إدانتها: the subject of the verb speaks.
fn expressed(scene: &Scene<'_>, np: usize, m: &mut Mention) {
    let c = &scene.cs[np];
    let own = scene.a.words[m.token as usize].enc != Enc::None;
    if c.prep != Prep::About || !own {
        return;
    }
    let Some(v) = (np.saturating_sub(5)..np).rev().find(|&v| scene.cs[v].kind == ChunkKind::Verb) else {
        return;
    };
    let verb = scene.a.words[scene.cs[v].head as usize].verb;
    let expresses = scene.trigger(verb).is_some_and(|t| t.needs == Needs::Express);
    if let Some(s) = scene.roles[v].and_then(|r| r.subject).filter(|_| expresses) {
        m.add(Role::Agent, scene.range(s), "subject of the light verb");
    }
}

/// نقلت وكالة عن مصدر قوله: the verb is the mention.
fn relayed_before(scene: &Scene<'_>, np: usize) -> bool {
    (np.saturating_sub(10)..np).rev().any(|v| {
        let verb = scene.a.words[scene.cs[v].head as usize].verb;
        scene.cs[v].kind == ChunkKind::Verb && scene.trigger(verb).is_some_and(|t| t.needs == Needs::Relay)
    })
}

/// تجمّعوا للمطالبة بـ، خرجوا للتنديد بـ: whoever does it for that end speaks.
fn purpose(scene: &Scene<'_>, np: usize, m: &mut Mention) {
    let c = &scene.cs[np];
    let to = matches!(c.prep, Prep::L | Prep::To);
    if !to || c.head != m.token || !scene.a.words[m.token as usize].al() {
        return;
    }
    let near = || (np.saturating_sub(6)..np).rev().find(|&v| scene.cs[v].kind == ChunkKind::Verb);
    let roles = m.governor.map(|v| v as usize).or_else(near).and_then(|v| scene.roles[v]);
    // دفع الأمم المتحدة إلى التحذير: the object is made to speak.
    let subject = roles.and_then(|r| if c.prep == Prep::To { r.object.or(r.subject) } else { r.subject });
    if let Some(s) = subject.filter(|&s| scene.cs[s].classes.any(Classes::HUMAN)) {
        m.add(Role::Agent, scene.range(s), "subject of the purpose");
    }
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
    let quoted =
        np.checked_sub(1).filter(|&v| phrase.prep == Prep::In && scene.cs[v].kind == ChunkKind::Verb);
    let governor = m.governor.map(|v| v as usize).or(quoted);
    let Some(v) = governor.or_else(|| occurs_before(scene, np)) else { return false };
    let Some(roles) = scene.roles[v] else { return false };
    let c = &scene.cs[v];
    m.governor = Some(v as u32);
    let carries = c.marks.any(Marks::LIGHT.with(Marks::LIGHT_B)) || passes_on(scene, v);
    if carries && (roles.object == Some(np) || roles.subject == Some(np) || phrase.prep == Prep::B) {
        if let Some(s) = roles.subject.filter(|&s| s != np && s < np) {
            for k in scene.coordinated(s) {
                m.add(Role::Agent, scene.range(k), "subject of the light verb");
            }
        } else if roles.subject == Some(np) {
            issuer(scene, m, v);
        }
        return true;
    }
    // وفق ما جاء في بلاغ المركز، كما ورد في بيانها
    if phrase.prep == Prep::In && v + 1 == np && c.marks.has(Marks::OCCUR) {
        return v > 0 && matches!(scene.cs[v - 1].kind, ChunkKind::Opener | ChunkKind::Attribution);
    }
    if c.marks.has(Marks::OCCUR) && (roles.subject == Some(np) || v < np) {
        return issuer(scene, m, v) || c.negated;
    }
    false
}

/// لم يصدر عن الحكومة أي تعليق: the verb of occurring before phrases with prepositions.
fn occurs_before(scene: &Scene<'_>, np: usize) -> Option<usize> {
    let c = &scene.cs[np];
    let clause = scene.clause();
    let v = (np.saturating_sub(6)..np).rev().find(|&k| clause.boundary(k))?;
    let prepositional = scene.cs[v + 1..np].iter().all(|k| !k.bare() || k.kind != ChunkKind::Noun);
    (c.bare() && prepositional && scene.cs[v].kind == ChunkKind::Verb && scene.cs[v].marks.has(Marks::OCCUR))
        .then_some(v)
}

/// تناقلت، تداولت، روّجت: media that pass claims on.
fn passes_on(scene: &Scene<'_>, v: usize) -> bool {
    let word = &scene.a.words[scene.cs[v].head as usize];
    scene.trigger(word.verb).is_some_and(|t| t.needs == Needs::Media)
}

/// صدر بيان عن المجلس، من المجلس
fn issuer(scene: &Scene<'_>, m: &mut Mention, v: usize) -> bool {
    for k in v + 1..scene.cs.len().min(v + 8) {
        let c = &scene.cs[k];
        if c.kind == ChunkKind::Noun
            && matches!(c.prep, Prep::About | Prep::From)
            && c.classes.any(Classes::HUMAN)
        {
            m.add(Role::Agent, scene.range(k), "صدر عن");
            return true;
        }
        if c.kind == ChunkKind::Verb {
            break;
        }
    }
    false
}

/// بيان صادر عن المجلس
fn issued_by(scene: &Scene<'_>, np: usize, m: &mut Mention) -> bool {
    let c = &scene.cs[np];
    let word = fold_str("صادر");
    let participle = (m.token_end..c.end).any(|t| scene.a.stem(t as usize).starts_with(&word));
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
        // بيان رسمي: an adjective is no author.
        let adjective = w.adjective && !w.al() && scene.a.words[m.token as usize].noun_feats.0 != 0;
        if w.classes.any(Classes::HUMAN) && w.nominal && !(adjective && w.classes.has(Classes::ADJECTIVE))
            || w.classes.has(Classes::PLACE) && !w.needs_head
            || w.unknown() && !w.al() && k == m.token_end as usize && !before_clause(scene, np, k)
        {
            if !m.has(Role::Agent) {
                m.add(Role::Agent, Range::new(k as u32, c.end), "iḍāfa");
            }
            return;
        }
        if w.adjective && w.classes.has(Classes::NISBA) && !m.has(Role::Agent) {
            m.add(Role::Agent, Range::new(k as u32, k as u32 + 1), "nisba");
            return;
        }
        k += 1;
    }
    // بيان للوزارة، but not تصريح لقناة
    let text = m.act == Some(Act::Announce);
    if let Some(n) = scene.cs.get(np + 1)
        && n.kind == ChunkKind::Noun
        && (matches!(n.prep, Prep::About | Prep::By) || text && n.prep == Prep::L)
        && n.classes.any(Classes::HUMAN)
        && !m.has(Role::Agent)
    {
        m.add(Role::Agent, scene.range(np + 1), "iḍāfa");
    }
}

/// … المسؤولية للحكومة، على الحكومة: who is to bear it.
fn bearer(scene: &Scene<'_>, np: usize, m: &mut Mention) {
    let human = Classes::HUMAN.with(Classes::PLACE);
    let to =
        |c: &Chunk| c.kind == ChunkKind::Noun && matches!(c.prep, Prep::L | Prep::On) && c.classes.any(human);
    if let Some(k) = (np + 1..scene.cs.len().min(np + 5)).find(|&k| to(&scene.cs[k])) {
        for n in scene.coordinated(k) {
            m.add(Role::Target, scene.range(n), "addressee");
        }
    }
}

/// اعترف قائلاً، صرّح قائلاً: one statement, the verb.
fn repeats_verb(scene: &Scene<'_>, np: usize, trigger: &Trigger) -> bool {
    let Some(b) = np.checked_sub(1).map(|k| &scene.cs[k]) else { return false };
    trigger.act == Some(Act::Say)
        && trigger.needs == Needs::None
        && b.kind == ChunkKind::Verb
        && scene.trigger(scene.a.words[b.head as usize].verb).is_some_and(|t| t.kind == EventKind::Statement)
}

/// ادعاءات مفادها أن: the word before a clause names nobody.
fn before_clause(scene: &Scene<'_>, np: usize, token: usize) -> bool {
    let last = token + 1 == scene.cs[np].end as usize;
    last && scene.cs.get(np + 1).is_some_and(|n| n.kind == ChunkKind::Subordinator)
}

/// مضيفاً، مؤكدة: continues the statement of the verb before it; also فاعل as predicate (وهو يطالب is a verb).
fn participle(scene: &Scene<'_>, np: usize, trigger: &Trigger, mut m: Mention) -> Option<Mention> {
    let c = &scene.cs[np];
    let word = scene.a.words[c.trigger as usize];
    if c.head != c.trigger || word.al() || c.prep != Prep::None || word.pro.prep() {
        return None;
    }
    // أنباء غير مؤكدة: no participle of speech.
    let before = (np > 0).then(|| &scene.cs[np - 1]);
    if before.is_some_and(|b| b.negated && b.end == c.start) || repeats_verb(scene, np, trigger) {
        return None;
    }
    let a = after(scene, np);
    // رافضاً الكشف عن اسمه
    if super::verb::anonymity(scene, c, trigger) {
        return None;
    }
    // أشخاص متهمين بالتخطيط: they stand accused.
    let next = scene.cs.get(np + 1).filter(|_| c.end == c.trigger + 1);
    if trigger.act == Some(Act::Accuse) && trigger.transitive && next.is_some_and(|n| n.prep == Prep::B) {
        return None;
    }
    // ناقلة وقود: a thing, not «relating from».
    // (فتحت معبرَين آمنَين: nor anything that is not expressed with عن)
    if trigger.needs == Needs::Express && (expresses_noun(scene, np) || !a.about)
        || trigger.needs == Needs::Relay && !(a.about && (a.clause || a.quote))
    {
        return None;
    }
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
        || a.what
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
            // مهددة بشنّ هجمات: what follows the participle with a preposition is no object.
            if scene.a.words[c.trigger as usize + 1].pro.prep() {
                return Some(m);
            }
            // محمّلاً المسؤولية للحكومة
            if trigger.needs == Needs::Responsibility && is_responsibility(scene, np) {
                bearer(scene, np, &mut m);
                return Some(m);
            }
            m.add(Role::Target, Range::new(c.trigger + 1, c.end), "object");
            for k in scene.coordinated(np).skip(1) {
                m.add(Role::Target, scene.range(k), "object");
            }
        } else {
            let clause = scene.clause();
            roles.object = (np + 1..scene.cs.len().min(np + 4))
                .take_while(|&k| !clause.boundary(k))
                .find(|&k| scene.cs[k].bare() && scene.cs[k].trigger == NONE);
            if trigger.needs == Needs::Responsibility
                && let Some(o) = roles.object.filter(|&o| is_responsibility(scene, o))
            {
                bearer(scene, o, &mut m);
                return Some(m);
            }
            roles.subject = roles.object;
            addressee(scene, &mut m, np, &roles, trigger);
        }
    }
    Some(m)
}
