//! Who did an event, when another event or statement of the sentence says it.

use std::borrow::Cow;

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Prep, Slot};
use crate::model::{Act, EventKind, Polarity, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// How many chunks apart the two may stand.
const NEAR: usize = 12;

/// Fills missing agents of the mentions of one sentence, which begin at `first` in `all`.
pub fn doers(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for i in first..all.len() {
        if !all[i].is_statement() && !all[i].verb {
            beside(scene, &mut all[first..], i - first);
        }
        if all[i].is_statement() || all[i].has(Role::Agent) || all[i].verb {
            continue;
        }
        blamed(all, first, i);
        sums_up(scene, &mut all[first..], i - first);
        if all[i].has(Role::Agent) {
            continue;
        }
        let found = by_manner(scene, &all[first..], i - first)
            .or_else(|| of_killing(scene, &all[first..], i - first))
            .or_else(|| by_fire_of(scene, &all[i]))
            .or_else(|| accused(scene, all, first, i))
            .or_else(|| demanded(scene, all, first, i))
            .or_else(|| denier(scene, all, first, i))
            .or_else(|| threatened(scene, all, first, i));
        if let Some((agent, rule)) = found {
            all[i].add(Role::Agent, agent, rule);
        }
    }
    claimed(scene, all, first);
    ascribed(scene, &mut all[first..]);
    stands_behind(scene, &mut all[first..]);
    survivors(scene, &mut all[first..]);
    meant(scene, &mut all[first..]);
}

/// تعرضت البلدة لقصف وغارات، شنّ الجيش هجوماً وقصفاً: the second noun has what the verb gives to the first.
fn beside(scene: &Scene<'_>, mentions: &mut [Mention], i: usize) {
    const GIVEN: [&str; 4] =
        ["undergoer", "subject of the light verb", "subject of a verb of witness", "under it"];
    let at = mentions[i].chunk as usize;
    let c = &scene.cs[at];
    if !c.coord || !c.bare() || mentions[i].governor.is_some() {
        return;
    }
    let plain = |c: &crate::phrase::Chunk| c.kind == ChunkKind::Noun && (c.prep != Prep::None || c.coord);
    let Some(j) = mentions[..i].iter().rposition(|d| {
        let from = d.chunk as usize;
        !d.verb && !d.is_statement() && from < at && scene.cs[from + 1..at].iter().all(plain)
    }) else {
        return;
    };
    let given: Vec<_> =
        mentions[j].args.iter().filter(|a| GIVEN.contains(&a.rule.as_ref())).cloned().collect();
    for arg in given {
        if !mentions[i].has(arg.role) {
            mentions[i].args.push(arg);
        }
    }
}

/// ألقى باللوم في الهجوم على الحركة: the accused was not hit by what he is accused of.
fn blamed(all: &mut [Mention], first: usize, i: usize) {
    let Some(s) = all[i].source.filter(|&s| s >= first && all[s].act == Some(Act::Accuse)) else { return };
    let accused: Vec<Range> =
        all[s].args.iter().filter(|a| a.role == Role::Target).map(|a| a.range).collect();
    all[i].args.retain(|a| a.role != Role::Target || !accused.contains(&a.range));
}

/// اغتال مجهولان الضابط بإطلاق النار عليه: the means of a deed is the doer's too.
fn by_manner(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(Range, &'static str)> {
    let m = &mentions[i];
    if scene.cs[m.chunk as usize].prep != Prep::B {
        return None;
    }
    let d = mentions[..i].iter().rev().find(|d| d.verb && !d.is_statement())?;
    // قُتل جندي بانفجار لغم: without anybody killed its subject is who died.
    if d.kind == EventKind::Casualty && !d.has(Role::Target) {
        return None;
    }
    unbroken(scene, d, m).then(|| d.first(Role::Agent)).flatten().map(|a| (a, "doer of the deed"))
}

/// هاجم مسلحون مسجداً وأضرموا فيه النار في هجوم انتقامي: the noun sums up the deed, with all who took part.
fn sums_up(scene: &Scene<'_>, mentions: &mut [Mention], i: usize) {
    let m = &mentions[i];
    if scene.cs[m.chunk as usize].prep != Prep::In
        || m.has(Role::Target)
        || scene.a.words[m.token as usize].al()
    {
        return;
    }
    let Some(j) = mentions[..i]
        .iter()
        .rposition(|d| d.verb && d.kind == m.kind && (d.has(Role::Target) || d.has(Role::Place)))
    else {
        return;
    };
    let d = &mentions[j];
    let near = (m.chunk - d.chunk) as usize <= NEAR;
    let broken = scene.cs[d.chunk as usize + 1..m.chunk as usize].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Subordinator
                | ChunkKind::Opener
                | ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon)
        ) || c.kind == ChunkKind::Verb && !c.conj
    });
    if !near || broken || d.source != m.source {
        return;
    }
    let mut args: Vec<_> =
        d.args.iter().filter(|a| !matches!(a.role, Role::Time | Role::Weapon)).cloned().collect();
    args.retain(|a| !mentions[i].has(a.role));
    for mut arg in args {
        arg.rule = Cow::Borrowed("deed summed up");
        mentions[i].args.push(arg);
    }
}

/// طلبت الشركات من الأمم المتحدة فرض حصار، دعا الجيش إلى شنّ هجوم: whoever is asked to do it.
fn demanded(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (demand, m) = (&all[s], &all[i]);
    let c = &scene.cs[m.chunk as usize];
    // فرض حصار, not وقف القصف.
    let carried = c.head < m.token && scene.a.words[c.head as usize].marks.has(Marks::LIGHT);
    let under = demand.act == Some(Act::Demand) && demand.chunk < m.chunk && unbroken(scene, demand, m);
    let target = demand.first(Role::Target).filter(|_| under && carried)?;
    actor(scene, target).then_some((target, "asked to do it"))
}

/// هدد بقصف العاصمة، متوعدة بشنّ هجمات، أقر بقصف المركبة: whoever threatens with it, or admits it.
fn threatened(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (threat, m) = (&all[s], &all[i]);
    // اعترف بإصابة دبابته: a loss, no deed.
    let deed = scene.trigger(m.lexeme).is_some_and(|t| t.frame.idafa != Slot::Weapon);
    let admits = threat.verb && deed && admission(scene, threat);
    let with = scene.cs[m.chunk as usize].prep == Prep::B && (threat.act == Some(Act::Warn) || admits);
    let near = threat.chunk < m.chunk && m.chunk - threat.chunk <= 4 && unbroken(scene, threat, m);
    threat.first(Role::Agent).filter(|_| with && near).map(|a| (a, "threatens with it or admits it"))
}

/// أقر، اعترف
fn admission(scene: &Scene<'_>, m: &Mention) -> bool {
    static WORDS: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["أقر", "اعترف"].map(fold_str));
    let lemma = fold_str(scene.a.lexicon.lemma(scene.a.lexicon.lexeme(m.lexeme)));
    WORDS.contains(&lemma)
}

/// هجوم انتحاري … أعلنت الحركة مسؤوليتها عنه، تبنّته الحركة: a claim that points back.
fn claimed(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    const BACK: u32 = 30;
    for s in first..all.len() {
        let claim = &all[s];
        let Some(agent) = claim
            .first(Role::Agent)
            .filter(|_| claim.act == Some(Act::Claim) && claim.polarity == Polarity::Positive)
        else {
            continue;
        };
        let reports = all[first..].iter().any(|m| m.source == Some(s) && !m.shadow);
        let before = (first..s).rev().find(|&i| {
            let m = &all[i];
            !m.is_statement() && !m.shadow && m.chunk + BACK > claim.chunk && m.polarity == Polarity::Positive
        });
        let Some(i) = before.filter(|&i| !reports && !all[i].has(Role::Agent)) else { continue };
        let named = scene.a.words[agent.start as usize..agent.end as usize]
            .iter()
            .all(|w| !w.classes.has(Classes::MEDIA));
        if named {
            all[i].add(Role::Agent, agent, "claimed later");
        }
    }
}

/// هجوم انتحاري نُسب إلى المتمردين، هجوم يُعتقد أن متشددين يقفون وراءه: who is named after the event.
fn ascribed(scene: &Scene<'_>, mentions: &mut [Mention]) {
    for v in 0..scene.cs.len() {
        let c = &scene.cs[v];
        if c.kind != ChunkKind::Verb {
            continue;
        }
        let named = if c.marks.has(Marks::ASCRIBE) {
            let near = v + 1..scene.cs.len().min(v + 3);
            near.into_iter().find(|&k| scene.cs[k].kind == ChunkKind::Noun && scene.cs[k].prep == Prep::To)
        } else if c.marks.has(Marks::BEHIND) && scene.joined(v + 1).is_some() {
            scene.roles[v]
                .and_then(|r| r.subject.filter(|&s| scene.cs[s].trigger == crate::mention::NONE).or(r.object))
        } else {
            continue;
        };
        let Some(k) = named.filter(|&k| scene.acts(k)) else { continue };
        let before = |m: &&mut Mention| !m.is_statement() && !m.shadow && (m.chunk as usize) < v;
        if let Some(m) = mentions.iter_mut().rev().find(before).filter(|m| !m.has(Role::Agent)) {
            m.add(Role::Agent, scene.range(k), "ascribed");
        }
    }
}

/// بالوقوف وراء الهجوم، تقف خلف التفجيرات
fn is_behind(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    let before = c.start.checked_sub(1).filter(|&t| c.prep == Prep::At && t >= scene.sentence.start);
    before.is_some_and(|t| {
        ["وراء", "خلف"].iter().any(|w| crate::text::fold::spell(scene.a.tokens.letters(t as usize), w))
    })
}

/// يقف التنظيم وراء الهجوم، يُعتقد أن خلية تقف خلف التفجيرات: who stands behind it.
fn stands_behind(scene: &Scene<'_>, mentions: &mut [Mention]) {
    const NEAR: usize = 4;
    for m in mentions.iter_mut().filter(|m| !m.is_statement() && !m.verb && !m.has(Role::Agent)) {
        let at = m.chunk as usize;
        if !is_behind(scene, m) {
            continue;
        }
        let verb = (at.saturating_sub(NEAR)..at).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb);
        let subject = verb
            .filter(|&v| scene.cs[v].marks.any(Marks::BEHIND.with(Marks::AUX)) && !scene.cs[v].negated)
            .and_then(|v| scene.roles[v]?.subject);
        if let Some(s) = subject.filter(|&s| scene.acts(s)) {
            m.add(Role::Agent, scene.range(s), "stands behind it");
        }
    }
}

/// نجا الزعيم من الموت بعد أن فجّر انتحاري نفسه: whoever survived was meant.
fn survivors(scene: &Scene<'_>, mentions: &mut [Mention]) {
    for v in 0..scene.cs.len() {
        let c = &scene.cs[v];
        if c.kind != ChunkKind::Verb || !c.marks.has(Marks::SURVIVE) {
            continue;
        }
        let near = v + 1..scene.cs.len().min(v + NEAR);
        let death = |k: &usize| {
            let c = &scene.cs[*k];
            c.prep == Prep::From
                && c.kind == ChunkKind::Noun
                && scene.a.tokens.letters(c.head as usize).ends_with(&DEATH)
        };
        let Some(s) = scene.roles[v].and_then(|r| r.subject).filter(|_| near.into_iter().any(|k| death(&k)))
        else {
            continue;
        };
        let after = |m: &&mut Mention| !m.is_statement() && !m.shadow && m.chunk as usize > v;
        if let Some(m) = mentions.iter_mut().find(after).filter(|m| !m.has(Role::Target)) {
            m.add(Role::Target, scene.range(s), "survivor");
        }
    }
}

/// الزعيم المستهدف، المستهدف هو فلان: whoever is called the target of an attack that names none.
fn meant(scene: &Scene<'_>, mentions: &mut [Mention]) {
    let hit = |t: u32| {
        let w = &scene.a.words[t as usize];
        w.adjective && w.al() && w.marks.has(Marks::HIT)
    };
    for k in 0..scene.cs.len() {
        let c = &scene.cs[k];
        let Some(t) = (c.start..c.end).find(|&t| c.kind == ChunkKind::Noun && hit(t)) else { continue };
        let range = if t > c.start {
            Range::new(c.start, t)
        } else {
            let named = scene.cs.get(k + 2).filter(|n| n.kind == ChunkKind::Noun && n.prep == Prep::None);
            let is = scene
                .cs
                .get(k + 1)
                .is_some_and(|p| scene.a.words[p.head as usize].func == crate::lexicon::class::Func::Pronoun);
            let Some(n) = named.filter(|_| is) else { continue };
            Range::new(n.start, n.end)
        };
        let before = |m: &&mut Mention| !m.is_statement() && !m.shadow && (m.chunk as usize) < k;
        let open = |m: &&mut Mention| !m.has(Role::Target) && !m.has(Role::Place);
        if let Some(m) = mentions.iter_mut().rev().find(before).filter(open) {
            m.add(Role::Target, range, "called the target");
        }
    }
}

/// استشهد شاب برصاص قوات الاحتلال خلال اقتحام المخيم: whose fire killed in the raid made it.
fn by_fire_of(scene: &Scene<'_>, m: &Mention) -> Option<(Range, &'static str)> {
    let at = m.chunk as usize;
    let during = scene.cs[at].prep == Prep::During && m.kind == EventKind::Attack;
    if !during || scene.a.words[m.token as usize].al() {
        return None;
    }
    let ends = |k: &usize| {
        matches!(
            scene.cs[*k].kind,
            ChunkKind::Opener
                | ChunkKind::Subordinator
                | ChunkKind::Punct(Punct::Stop | Punct::Semicolon | Punct::Colon)
        )
    };
    let near = (at.saturating_sub(NEAR)..at).rev().take_while(|k| !ends(k));
    near.into_iter().find_map(|k| {
        let c = &scene.cs[k];
        let fire = c.kind == ChunkKind::Noun && c.prep == Prep::B && c.all.has(Classes::WEAPON);
        let owner = fire.then(|| scene.owner(c.head as usize, c.end as usize)).flatten()?;
        Some((owner, "whose fire killed in it"))
    })
}

static DEATH: Lazy<Vec<u8>> = Lazy::new(|| fold_str("موت"));

/// قتل الجيش ثلاثة في هجوم: who killed in the attack made it.
fn of_killing(scene: &Scene<'_>, mentions: &[Mention], i: usize) -> Option<(Range, &'static str)> {
    let m = &mentions[i];
    if scene.cs[m.chunk as usize].prep != Prep::In {
        return None;
    }
    let d = mentions[..i]
        .iter()
        .rev()
        .find(|d| d.kind == EventKind::Casualty && d.verb && d.has(Role::Target))?;
    let armed = |a: &Range| {
        scene.a.words[a.start as usize..a.end as usize].iter().any(|w| w.classes.any(Classes::ARMED))
    };
    unbroken(scene, d, m).then(|| d.first(Role::Agent)).flatten().filter(armed).map(|a| (a, "killer"))
}

/// No other clause begins between `d` and `m`.
fn unbroken(scene: &Scene<'_>, d: &Mention, m: &Mention) -> bool {
    let (a, b) = (d.chunk as usize, m.chunk as usize);
    let clause = scene.clause();
    // قوات الجيش التي يقودها فلان بقصف …: a relative clause does not break it.
    let relative = |k: usize| {
        scene.cs[k].kind == ChunkKind::Relative || scene.roles[k].is_some_and(|r| r.antecedent.is_some())
    };
    b - a < NEAR && !(a + 1..b).any(|k| clause.boundary(k) && !relative(k))
}

/// اتهمت السلطات الجماعة بتنفيذ الهجوم: the accused.
fn accused(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (accusation, m) = (&all[s], &all[i]);
    let under = accusation.act == Some(Act::Accuse)
        && (accusation.verb
            || accusation.participle
            || accusation.governor.is_some()
            || scene.cs[m.chunk as usize].prep == Prep::B)
        && accusation.chunk < m.chunk
        && unbroken(scene, accusation, m)
        && (matches!(scene.cs[m.chunk as usize].prep, Prep::B | Prep::None)
            || is_behind(scene, m)
            || !accusation.verb && scene.cs[m.chunk as usize].prep == Prep::In);
    let target = accusation.first(Role::Target).filter(|_| under)?;
    actor(scene, target).then_some((target, "accused"))
}

/// نفى الجيش قصف الحي: whoever denies the deed itself is said to have done it.
fn denier(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<(Range, &'static str)> {
    let s = all[i].source.filter(|&s| s >= first)?;
    let (denial, m) = (&all[s], &all[i]);
    let c = &scene.cs[m.chunk as usize];
    let own = denial.act == Some(Act::Deny)
        && m.polarity == Polarity::Negative
        && denial.chunk < m.chunk
        && c.prep == Prep::None
        && c.head == m.token
        && unbroken(scene, denial, m);
    let speaker = denial.first(Role::Agent).filter(|_| own)?;
    let armed = (speaker.start..speaker.end).any(|t| scene.a.words[t as usize].classes.any(Classes::ARMED));
    armed.then_some((speaker, "denier"))
}

fn actor(scene: &Scene<'_>, range: Range) -> bool {
    let place = scene.cs.iter().any(|c| {
        c.kind == ChunkKind::Noun
            && c.start == range.start
            && c.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD))
    });
    !place
}
