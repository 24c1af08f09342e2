//! Event verbs.

use super::{Mention, Range, Scene, needs_ok, refine, statement, topic};
use crate::factuality::says;
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Needs, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{EventKind, Mode, Role};
use crate::phrase::ChunkKind;

/// The mention of verb chunk `v`, if it is one: of the senses of the verb, the first that fits (أصابت القذيفة المبنى
/// is shelling, أصيب الرجل a casualty).
pub fn mention(scene: &Scene<'_>, v: usize) -> Option<Mention> {
    let head = scene.cs[v].head;
    let lexeme = scene.a.words[head as usize].verb;
    let first = sense(scene, v, lexeme);
    if scene.trigger(lexeme).is_none() || first.as_ref().is_some_and(|m| !m.shadow) {
        return first;
    }
    // Of verbs of speech only the first: the others are forms by chance (اقرأ and أقرّا, يُذكر and يذكّر).
    let other = |l: &u32| {
        scene.trigger(*l).is_some_and(|t| {
            t.kind != EventKind::Statement || matches!(t.needs, Needs::Words | Needs::Express | Needs::Blame)
        })
    };
    scene
        .other_senses(head, lexeme)
        .filter(other)
        .filter_map(|l| sense(scene, v, l))
        .find(|m| !m.shadow)
        .or(first)
}

fn sense(scene: &Scene<'_>, v: usize, lexeme: u32) -> Option<Mention> {
    let c = &scene.cs[v];
    let word = scene.a.words[c.head as usize];
    let trigger = scene.trigger(lexeme)?.clone();
    let roles = scene.roles[v]?;
    let roles = barred(scene, v, &trigger, &roles).unwrap_or(roles);
    if trigger.kind == EventKind::Statement {
        return statement::verb(scene, v, &trigger, &roles);
    }
    if let Some(reason) = turned_down(scene, v, &trigger, &roles) {
        return scene.reject(c.head, lexeme, reason);
    }
    let mut m = Mention::new(trigger.kind, c.head, v as u32, lexeme);
    m.verb = true;
    m.shadow = trigger.shadow;
    m.feats = c.feats;
    m.generic = trigger.generic;
    m.mode = trigger.mode;
    let roles = bomb_roles(scene, v, &trigger, roles);
    let victim = was_hit(scene, v, &trigger, &roles);
    let plotted = roles.subject.is_some_and(|s| plot(scene, s, v, &trigger));
    if plotted {
        m.modality = crate::model::Modality::Intended;
    } else if let Some(s) = roles.subject.filter(|_| victim) {
        scene.fill(&mut m, s, Slot::Target, "subject of a passive");
    } else if let Some(s) = roles.subject {
        let slot = if trigger.frame.subject == Slot::Agent && scene.is_means(s) {
            Slot::Weapon
        } else {
            trigger.frame.subject
        };
        scene.fill(&mut m, s, slot, if roles.inherited { "subject of the verb before" } else { "subject" });
    }
    if let Some(s) = scene.pronoun_subject(v).filter(|_| roles.subject.is_none()) {
        scene.fill(&mut m, s, trigger.frame.subject, "pronoun of the clause");
    }
    if roles.subject.is_none()
        && trigger.frame.subject == Slot::Agent
        && c.feats.has(Feats::PLURAL.with(Feats::THIRD))
    {
        plural_subject(scene, &mut m, v);
    }
    if trigger.frame.subject == Slot::Weapon && !m.has(Role::Weapon) {
        earlier_weapon(scene, &mut m, v);
    }
    if let Some(o) = roles.object {
        object(scene, &mut m, &trigger.frame, o);
    }
    if roles.object.is_none() && trigger.frame.object == Slot::Target {
        let what = (v + 1..scene.cs.len().min(v + 4)).find_map(|k| scene.clause().free_relative(k));
        if let Some(o) = what {
            scene.fill(&mut m, o, Slot::Target, "free relative");
        }
    }
    pronoun_object(scene, &mut m, v, &roles, trigger.frame.object, word.enc);
    // تصدّت لمسيّرتين: the object of a verb of defence stands after لـ.
    scene.tail(&mut m, &trigger.frame, v, c.marks.has(Marks::DEFEND) && roles.object.is_none());
    launched_at(scene, &mut m, v, &trigger.frame);
    if trigger.frame.subject == Slot::Agent && trigger.mode == Some(Mode::Bombing) {
        reflexive(scene, &mut m, v);
    }
    if trigger.frame.subject == Slot::Weapon && trigger.kind == EventKind::Attack && !m.has(Role::Target) {
        destroyed(scene, &mut m, v);
    }
    if let Some(s) = roles.antecedent.filter(|&s| roles.object == Some(s)) {
        scene.places_of_subject(&mut m, s, v);
    }
    if let Some(s) = roles.subject.filter(|&s| s < v && !roles.inherited && roles.antecedent.is_none()) {
        scene.places_of_subject(&mut m, s, v);
    }
    m.weapons = m.weapons.with(adjacent_means(scene, &roles, &trigger));
    refine(scene, &mut m, &trigger);
    let fine = scene.check_needs(needs_ok(scene, &m, trigger.needs), &m, trigger.needs)
        && (plotted || topic::plausible(scene, &m, &trigger));
    fine.then_some(m)
}

/// The roles of a verb whose subject is a weapon, where what stands as its subject is none.
fn bomb_roles(scene: &Scene<'_>, v: usize, trigger: &Trigger, roles: super::VerbRoles) -> super::VerbRoles {
    // قال شهود إنهم رأوا سيارتين … وانفجرتا: people and places are no bombs.
    let other = |s: &usize| {
        let c = &scene.cs[*s];
        let known = Classes::HUMAN.with(Classes::PLACE).with(Classes::PLACE_HEAD).with(Classes::FACILITY);
        // (شاحنة مسرعة انفجرت)
        let vehicle = c.marks.any(Marks::MOBILE.with(Marks::CREWED)) && !c.classes.any(Classes::HUMAN)
            || scene.a.is_vehicle(c.head as usize);
        c.classes.any(known) && !c.classes.has(Classes::WEAPON) && c.weapons.is_none() && !vehicle
    };
    match roles.subject.filter(|s| trigger.frame.subject == Slot::Weapon && other(s)) {
        // جنوب مدينة كركوك انفجرت سيارة مفخخة
        Some(s)
            if roles.object.is_some_and(|o| scene.is_means(o))
                && !scene.cs[s].classes.any(Classes::HUMAN) =>
        {
            super::VerbRoles { subject: roles.object, object: None, antecedent: None, inherited: false }
        }
        Some(s)
            if roles.inherited
                || s < v && !scene.cs[s].classes.any(Classes::HUMAN) && weapon_before(scene, v).is_some() =>
        {
            super::VerbRoles { subject: None, antecedent: None, ..roles }
        }
        _ => roles,
    }
}

/// Why the verb names no event of its own.
fn turned_down(
    scene: &Scene<'_>,
    v: usize,
    trigger: &Trigger,
    roles: &super::VerbRoles,
) -> Option<&'static str> {
    if carries_event_noun(scene, v, roles) {
        return Some("the verb carries an event noun, which is the mention");
    }
    if aims_at_deed(scene, v) {
        return Some("what it aims at is the event");
    }
    // What does the deed is known for the built-in kinds only.
    let own = trigger.kind.is_custom();
    // طرد القوات التي قصفت القرية: the clause may belong to those inside the phrase.
    let inner = |s: usize| roles.antecedent == Some(s) && scene.cs[s].all.any(Classes::ARMED);
    let lifeless = roles
        .subject
        .is_some_and(|s| super::inanimate(&scene.cs[s]) && !inner(s) && !plot(scene, s, v, trigger));
    if lifeless && trigger.frame.subject == Slot::Agent && !own {
        return Some("its subject is a thing that neither acts nor strikes");
    }
    if falls_told(scene, v, trigger, roles) {
        return Some("it tells of the shell that another verb names");
    }
    if launcher(scene, v, roles).is_some() {
        return Some("it tells what the shells hit that the verb before names");
    }
    (planted_elsewhere(trigger, roles) || repeats_noun(scene, v, trigger, roles))
        .then_some("it tells of the event that the noun before or after it names")
}

/// مخطط إرهابي استهدف منشآت: a plot aims at what it was to hit. Of other plans that is said of money and growth.
fn plot(scene: &Scene<'_>, np: usize, v: usize, trigger: &Trigger) -> bool {
    let c = &scene.cs[np];
    let foiled = scene.governor(np).is_some_and(|(g, _)| g != v && scene.cs[g].marks.has(Marks::FOIL));
    let evil = c.marks.has(Marks::FOIL)
        || foiled
        || (c.head..c.end).any(|t| scene.a.words[t as usize].marks.has(Marks::WAR));
    topic::aims(true, trigger) && (c.start..c.end).any(|t| says(scene, t as usize, Marks::PLOT)) && evil
}

/// تستهدف الخلية تفجير المقر: the deed that somebody aims at is the event, and only planned.
pub fn aims_at_deed(scene: &Scene<'_>, v: usize) -> bool {
    let word = &scene.a.words[scene.cs[v].head as usize];
    let aims = scene.trigger(word.verb).is_some_and(|t| topic::aims(true, t));
    let object = scene.roles[v].and_then(|r| r.object.filter(|&o| o > v)).map(|o| &scene.cs[o]);
    aims && object.is_some_and(|o| {
        let deed = &scene.a.words[o.head as usize];
        let force = scene.trigger(deed.noun).is_some_and(|t| t.kind != EventKind::Statement && !t.shadow);
        o.bare() && o.trigger == o.head && !deed.al() && deed.enc == Enc::None && force && o.end > o.head + 1
    })
}

/// منعت طواقم الإسعاف من الوصول: whoever is barred from access is the object, though it could be the subject.
fn barred(
    scene: &Scene<'_>,
    v: usize,
    trigger: &crate::lexicon::Trigger,
    roles: &super::VerbRoles,
) -> Option<super::VerbRoles> {
    let s = roles.subject.filter(|&s| s > v && roles.object.is_none() && trigger.needs == Needs::Access)?;
    let access = scene.cs.get(s + 1).is_some_and(|n| {
        n.kind == ChunkKind::Noun && n.prep == crate::lexicon::class::Prep::From && n.all.any(Classes::SUPPLY)
    });
    access.then(|| super::VerbRoles {
        subject: scene.clause().inherited(v),
        object: Some(s),
        inherited: true,
        ..*roles
    })
}

/// طُعن جندي، السكان قُصفوا: without any object those who cannot have done it, or who must be named, were hit.
fn was_hit(scene: &Scene<'_>, v: usize, trigger: &crate::lexicon::Trigger, roles: &super::VerbRoles) -> bool {
    let Some(s) = roles.subject.filter(|_| roles.object.is_none() && !roles.inherited) else { return false };
    let word = &scene.a.words[scene.cs[v].head as usize];
    let on = (v + 1..scene.cs.len().min(v + 5)).any(|k| scene.cs[k].prep == crate::lexicon::class::Prep::On);
    let civilians = scene.cs[s].classes.has(Classes::CIVILIAN) && !scene.cs[s].classes.any(Classes::ARMED);
    let needs_victim = trigger.needs == Needs::Person;
    let shells = trigger.kind == EventKind::Shelling && civilians;
    trigger.frame.object == Slot::Target && word.enc == Enc::None && !on && (needs_victim || shells)
}

/// طائرة مسيّرة مجهولة الهوية حلّقت، ثم عادت لتحلّق: what flies or falls was named before in the clause.
fn earlier_weapon(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    if let Some(k) = weapon_before(scene, v) {
        scene.fill(m, k, Slot::Weapon, "means named before");
        scene.places_of_subject(m, k, v);
        return;
    }
    // سقطت على الحي قذيفتان: it stands after the place.
    let after = (v + 1..scene.cs.len().min(v + 5)).take_while(|&k| scene.cs[k].kind == ChunkKind::Noun);
    if let Some(k) = after.into_iter().find(|&k| {
        let object = scene.roles[v].is_some_and(|r| r.object == Some(k));
        !object && scene.cs[k].bare() && !scene.cs[k].coord && scene.cs[k].classes.has(Classes::WEAPON)
    }) {
        scene.fill(m, k, Slot::Weapon, "means named after the place");
    }
}

/// The nearest weapon that was named without a preposition before chunk `v`.
fn weapon_before(scene: &Scene<'_>, v: usize) -> Option<usize> {
    const BACK: usize = 10;
    let stop = |k: &usize| scene.cs[*k].is_punct(crate::text::token::Punct::Stop);
    let weapon = |k: &usize| scene.cs[*k].bare() && scene.cs[*k].classes.has(Classes::WEAPON);
    (v.saturating_sub(BACK)..v).rev().take_while(|k| !stop(k)).find(weapon)
}

/// أطلقوا without a subject: the nearest earlier fighters that act in the sentence.
fn plural_subject(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    for k in (v.saturating_sub(16)..v).rev() {
        let c = &scene.cs[k];
        let acts = scene.roles.iter().flatten().any(|r| r.subject == Some(k))
            || scene.clause().pronoun_before(v) && c.bare();
        if c.kind == ChunkKind::Noun
            && c.classes.any(Classes::FIGHTER.with(Classes::FORCE).with(Classes::ACTOR))
            && acts
        {
            scene.fill(m, k, Slot::Agent, "plural subject of the sentence");
            return;
        }
    }
}

/// سقطت قذيفة أطلقتها التنظيمات على منزل: the launch is told of what falls, which is the event.
fn falls_told(
    scene: &Scene<'_>,
    v: usize,
    trigger: &crate::lexicon::Trigger,
    roles: &super::VerbRoles,
) -> bool {
    let Some(shell) = roles.antecedent.filter(|&a| roles.object == Some(a)) else { return false };
    let launch = trigger.frame.object == Slot::Weapon && scene.cs[shell].weapons.any(Weapons::SHELLS);
    let near = v.saturating_sub(6)..scene.cs.len().min(v + 10);
    let falls =
        |t: &crate::lexicon::Trigger| t.frame.subject == Slot::Weapon && t.kind == EventKind::Shelling;
    let by_verb = near.into_iter().any(|k| {
        k != v
            && scene.roles[k].is_some_and(|r| r.subject == Some(shell) && r.antecedent.is_none())
            && scene.trigger(scene.a.words[scene.cs[k].head as usize].verb).is_some_and(falls)
    });
    let noun = scene.cs[shell].trigger;
    let by_noun = noun != NONE && scene.trigger(scene.a.words[noun as usize].noun).is_some_and(falls);
    launch && (by_verb || by_noun)
}

/// أطلقت القوات قذائف استهدفت مطاراً: the verb that launches what verb `v` says hit something.
fn launcher(scene: &Scene<'_>, v: usize, roles: &super::VerbRoles) -> Option<usize> {
    const BACK: usize = 5;
    let shells = roles.antecedent.filter(|&a| roles.subject == Some(a))?;
    let hits = scene.cs[v].marks.has(Marks::HIT) && !scene.cs[v].negated;
    let before =
        (shells.saturating_sub(BACK)..shells).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb)?;
    let launch = scene.trigger(scene.a.words[scene.cs[before].head as usize].verb)?;
    let arms = scene.cs[shells].weapons.any(Weapons::SHELLS.with(Weapons::DEVICES).with(Weapons::BARREL));
    let object = scene.roles[before].is_some_and(|r| r.object == Some(shells));
    let throws = launch.frame.subject == Slot::Agent && launch.kind != EventKind::Statement;
    (hits && arms && object && throws).then_some(before)
}

/// What the shells that verb `v` launches are said to have hit.
fn launched_at(scene: &Scene<'_>, m: &mut Mention, v: usize, frame: &crate::lexicon::Frame) {
    let Some(shells) = scene.roles[v].and_then(|r| r.object).filter(|&o| o > v) else { return };
    let next = shells + 1;
    let Some(roles) = scene.roles.get(next).copied().flatten() else { return };
    if launcher(scene, next, &roles) != Some(v) {
        return;
    }
    if let Some(o) = roles.object.filter(|&o| scene.cs[o].trigger == NONE) {
        scene.fill(m, o, Slot::Target, "hit by what was launched");
    }
    scene.tail(m, frame, next, false);
}

/// عبوة زرعها مجهولون: the relative clause tells of the device of another event.
fn planted_elsewhere(trigger: &crate::lexicon::Trigger, roles: &super::VerbRoles) -> bool {
    trigger.needs == Needs::ObjectDevice && roles.antecedent.is_some()
}

/// الذين استُهدفوا في الهجوم: the event is the noun.
fn repeats_noun(
    scene: &Scene<'_>,
    v: usize,
    trigger: &crate::lexicon::Trigger,
    roles: &super::VerbRoles,
) -> bool {
    roles.antecedent.is_some()
        && scene.cs.get(v + 1).is_some_and(|n| {
            n.kind == ChunkKind::Noun
                && n.prep == crate::lexicon::class::Prep::In
                && n.trigger != NONE
                && scene
                    .trigger(scene.a.words[n.trigger as usize].noun)
                    .is_some_and(|t| t.kind == trigger.kind)
        })
}

/// An event noun as subject or object makes the verb its carrier (الهجوم استهدف، شنّ هجوماً).
fn carries_event_noun(scene: &Scene<'_>, v: usize, roles: &super::VerbRoles) -> bool {
    let c = &scene.cs[v];
    let event = |np: Option<usize>| {
        np.is_some_and(|n| {
            let t = scene.cs[n].trigger;
            t != NONE
                && scene
                    .trigger(scene.a.words[t as usize].noun)
                    .is_some_and(|t| t.kind != EventKind::Statement)
                // قتلى هجوم استهدف قافلة: the dead did not.
                && (!scene.cs[n].classes.any(Classes::HUMAN) || scene.cs[n].classes.has(Classes::CASUALTY))
        })
    };
    let hits = c.marks.any(Marks::HIT.with(Marks::CAUSE).with(Marks::OCCUR));
    let subject = event(roles.subject) || roles.subject.is_none() && event(roles.object);
    if hits && subject && !c.negated {
        return true;
    }
    c.marks.any(Marks::LIGHT) && event(roles.object)
}

fn object(scene: &Scene<'_>, m: &mut Mention, frame: &crate::lexicon::Frame, o: usize) {
    let c = &scene.cs[o];
    // منع دخول الغذاء: what is barred is no target; people are.
    let barred = m.kind == EventKind::Siege
        && c.all.any(Classes::SUPPLY.with(Classes::ROUTE))
        && !c.classes.any(Classes::HUMAN);
    if barred && !scene.is_place(o) {
        return;
    }
    // (استهدف الطيران تعزيزات العدو: those who move)
    if c.trigger != NONE
        && !c.classes.any(Classes::HUMAN)
        && frame.object != Slot::Weapon
        && !(scene.forces(o) || scene.described(o))
    {
        return;
    }
    let weapon = c.classes.has(Classes::WEAPON) && !c.classes.any(Classes::HUMAN);
    if let Some(bomb) = own_bomb(scene, m, o).filter(|_| frame.object == Slot::Target) {
        m.weapons = m.weapons.with(bomb);
        m.add(Role::Weapon, scene.range(o), "the bomber's own");
        return;
    }
    let slot = if frame.object == Slot::Target
        && weapon
        && frame.subject == Slot::Agent
        && c.weapons.any(Weapons::DEVICES)
    {
        Slot::Weapon
    } else {
        frame.object
    };
    scene.fill(m, o, slot, "object");
}

/// فجّر انتحاري سيارته، حزامه: the vehicle or the belt of whoever blows it up is the bomb.
fn own_bomb(scene: &Scene<'_>, m: &Mention, o: usize) -> Option<Weapons> {
    let head = scene.cs[o].head as usize;
    let his = matches!(scene.a.words[head].enc, Enc::Him | Enc::Her);
    if m.mode != Some(Mode::Bombing) || !m.has(Role::Agent) || !his {
        return None;
    }
    if scene.a.is_vest(head) {
        return Some(Weapons::SUICIDE_VEST);
    }
    scene.a.is_vehicle(head).then_some(Weapons::CAR_BOMB)
}

/// قصفتها، هاجمتنا: the pronoun's antecedent, when the clause gives one.
fn pronoun_object(
    scene: &Scene<'_>,
    m: &mut Mention,
    v: usize,
    roles: &super::VerbRoles,
    slot: Slot,
    enc: Enc,
) {
    if enc == Enc::None || enc == Enc::Us || m.has(Role::Target) {
        return;
    }
    if roles.antecedent.is_some() && roles.antecedent == roles.object || resumes_relative(scene, v) {
        return;
    }
    // حاصرت القوات أحد المنازل في الحي وقصفته: what the verb before had as its object.
    const BACK: usize = 8;
    let before = (v.saturating_sub(BACK)..v).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    let same = before.filter(|_| scene.cs[v].conj).and_then(|k| scene.roles[k]?.object);
    if let Some(o) = same.filter(|&o| scene.cs[o].trigger == NONE && scene.agrees_with(enc, o)) {
        scene.fill(m, o, slot, "pronoun");
        return;
    }
    let hit = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE_HEAD).with(Classes::PLACE);
    // القنبلة زرعها إرهابيون: of a device.
    let hit = if slot == Slot::Weapon { Classes::WEAPON } else { hit };
    // (حطام طائرة … أسقطتها: of what flies)
    let flown = m.mode == Some(Mode::Shootdown);
    let fits = |k: usize| {
        let c = &scene.cs[k];
        Some(k) != roles.subject && if flown { c.weapons.any(Weapons::FLYERS) } else { c.classes.any(hit) }
    };
    if let Some(k) = scene.antecedent_of(enc, v, fits) {
        scene.fill(m, k, slot, "pronoun");
    }
}

/// الصور التي بثتها القوات وصورتها طائرة: the pronoun is that of the relative clause before.
fn resumes_relative(scene: &Scene<'_>, v: usize) -> bool {
    const BACK: usize = 6;
    let before = (v.saturating_sub(BACK)..v).rev().find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    scene.cs[v].conj
        && before.is_some_and(|k| {
            let enc = scene.a.words[scene.cs[k].head as usize].enc;
            enc != Enc::None
                && scene.roles[k].is_some_and(|r| r.antecedent.is_some() && r.antecedent == r.object)
        })
}

/// انفجرت ودمّرت ساحبة: what the same blast destroyed.
fn destroyed(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    const NEAR: usize = 6;
    let next = (v + 1..scene.cs.len().min(v + NEAR)).find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    let Some(next) = next.filter(|&k| scene.cs[k].conj && scene.cs[k].marks.has(Marks::HIT)) else { return };
    let Some(roles) = scene.roles[next] else { return };
    let thing = |o: &usize| !scene.cs[*o].classes.any(Classes::HUMAN) && scene.cs[*o].trigger == NONE;
    let building = |s: &usize| {
        *s > next
            && (scene.cs[*s].classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD))
                || scene.a.words[scene.cs[*s].head as usize].unknown())
    };
    let object = roles.object.or(roles.subject.filter(building)).filter(thing);
    // واجهة الفندق: the part of a building, not a place.
    let part = |o: usize| scene.cs[o].all.has(Classes::FACILITY) && scene.cs[o].end > scene.cs[o].head + 1;
    if let Some(o) = object.filter(|&o| part(o)) {
        m.add(Role::Target, scene.range(o), "destroyed");
    } else if let Some(o) = object {
        scene.fill(m, o, Slot::Target, "destroyed");
    }
}

/// فجّر نفسه: a suicide bombing.
fn reflexive(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    for k in v + 1..scene.cs.len().min(v + 4) {
        if scene.cs[k].bare() && scene.reflexive(k) {
            m.weapons = m.weapons.with(Weapons::SUICIDE_VEST);
            m.mode = Some(Mode::SuicideBombing);
            m.args.retain(|a| a.range != Range::new(scene.cs[k].start, scene.cs[k].end));
            return;
        }
    }
}

/// The means inside the subject or object phrases.
fn adjacent_means(scene: &Scene<'_>, roles: &super::VerbRoles, trigger: &crate::lexicon::Trigger) -> Weapons {
    let of = |np: Option<usize>| np.map_or(Weapons::NONE, |n| scene.cs[n].weapons);
    let means = of(roles.subject);
    // القوات البحرية استهدفت سفينة: who they are, not what they fired.
    let navy = trigger.kind == EventKind::Attack
        && roles.subject.is_some_and(|s| !scene.cs[s].classes.has(Classes::WEAPON));
    if navy { Weapons(means.0 & !Weapons::NAVAL.0) } else { means }
}
