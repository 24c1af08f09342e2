//! What the verb or the noun above an event noun hands over to it.

use super::{Mention, Range, Scene, VerbRoles};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::Role;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// The verb that the event noun is subject or object of.
pub fn governed(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    weapon_before(scene, m, np);
    // حذّر من شنّ الجيش هجوماً: no object of the verb.
    if carried(scene, np) && by_noun(scene, m, np) {
        return;
    }
    if let Some((v, roles)) = scene.governor(np).or_else(|| light_verb_before(scene, np)) {
        m.governor = Some(v as u32);
        by_verb(scene, m, np, v, &roles, trigger);
        return;
    }
    if by_noun(scene, m, np) {
        return;
    }
    hit_in_relative(scene, m, np);
    under(scene, m, np, trigger);
    made_target(scene, m, np, trigger);
    // The event noun in a prepositional phrase of a verb: تعرّضت البلدة لقصف، قام بقصف، تصدّى لهجوم.
    let c = &scene.cs[np];
    if !matches!(
        c.prep,
        Prep::L | Prep::B | Prep::On | Prep::To | Prep::In | Prep::From | Prep::K | Prep::About
    ) {
        return;
    }
    let clause = scene.clause();
    let mut passed = false;
    for v in (np.saturating_sub(12)..np).rev() {
        let k = &scene.cs[v];
        if k.kind == ChunkKind::Verb {
            if c.prep == Prep::B && deed(scene, m, v) {
                return;
            }
            if falls_into(scene, np, v, trigger) {
                m.governor = Some(v as u32);
                if let Some(s) = scene.roles[v].and_then(|r| r.subject.or(r.object)).filter(|&s| s != np) {
                    scene.fill(m, s, Slot::Target, "who falls into it");
                }
                return;
            }
            let carries = k.marks.any(CARRIERS)
                || k.marks.has(Marks::RECEIVE) && scene.roles[v].is_some_and(|r| r.subject.is_none());
            // أقدم مسلحان يستقلان دراجة على اغتيال شخص: over what only describes whoever does it.
            // (تعرضت القاعدة التي تضم قوات لقصف)
            let above = (v.saturating_sub(4)..v)
                .any(|u| scene.cs[u].kind == ChunkKind::Verb && scene.cs[u].marks.any(CARRIERS));
            let describes =
                v > 0 && (clause.describes(v) && k.feats.has(Feats::PRESENT) || clause.in_relative(v));
            if !carries && above && describes {
                passed = clause.in_relative(v);
                continue;
            }
            if !carries || remains(scene, v) {
                purpose(scene, m, np, v);
                return;
            }
            m.governor = Some(v as u32);
            if let Some(roles) = scene.roles[v] {
                by_preposition(scene, m, np, v, &roles, trigger);
            }
            return;
        }
        if clause.boundary(v) && k.kind != ChunkKind::Noun && !(passed && k.kind == ChunkKind::Relative) {
            break;
        }
        // A noun that carries the event: محاولة لقصف، إحباط هجوم
        if k.kind == ChunkKind::Noun && k.trigger != NONE {
            break;
        }
    }
}

/// من شنّ الجيش هجوماً, بتنفيذ مقاتليها هجمات: a carrier with a preposition and its doer stands right before the event.
fn carried(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    np.checked_sub(1).map(|k| &scene.cs[k]).is_some_and(|k| {
        let carries = scene.a.words[k.head as usize].marks.has(Marks::LIGHT) && k.trigger == NONE;
        let doer = k.end > k.head + 1 && k.end == c.start;
        k.kind == ChunkKind::Noun && k.prep != Prep::None && carries && doer && c.bare() && !c.conj
    })
}

/// لا يزال مصير الجنود المخطوفين في الهجوم مجهولاً: a verb of remaining asks for no phrase with a preposition.
fn remains(scene: &Scene<'_>, v: usize) -> bool {
    let c = &scene.cs[v];
    let lexeme = scene.a.words[c.head as usize].verb;
    let remained = || scene.a.lexicon.lemma(scene.a.lexicon.lexeme(lexeme)) == "زال";
    c.marks.has(Marks::CONTINUE) && lexeme != NONE && remained()
}

/// كان القائد هدفاً لمحاولة اغتيال، باتت القرية عرضة للقصف: who or what it is made.
fn made_target(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    const MADE: [&str; 4] = ["هدفا", "عرضة", "ضحية", "مسرحا"];
    let Some(k) = np.checked_sub(1).filter(|_| scene.cs[np].prep == Prep::L) else { return };
    let letters = scene.a.tokens.letters(scene.cs[k].head as usize);
    let made = scene.cs[k].bare() && MADE.iter().any(|w| crate::text::fold::spell(letters, w));
    if !made || m.has(Role::Target) || trigger.frame.object != Slot::Target {
        return;
    }
    let verb = (k.saturating_sub(4)..k).rev().find(|&v| scene.cs[v].kind == ChunkKind::Verb);
    let subject = verb.and_then(|v| scene.roles[v]?.subject).filter(|&s| s != k);
    let before =
        || (k.saturating_sub(2)..k).rev().find(|&b| scene.cs[b].bare() && scene.cs[b].trigger == NONE);
    if let Some(s) = subject.or_else(before) {
        scene.fill(m, s, Slot::Target, "made its target");
    }
}

/// المدينة تحت القصف والحصار، باتت قرى تحت النيران: what is under it was hit.
fn under(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    const BACK: usize = 3;
    let below = |k: usize| {
        scene.cs[k].prep == Prep::At
            && scene.cs[k].start > 0
            && crate::text::fold::spell(scene.a.tokens.letters(scene.cs[k].start as usize - 1), "تحت")
    };
    let first = if scene.cs[np].coord && np > 0 && below(np - 1) { np - 1 } else { np };
    if !below(first) || trigger.frame.object != Slot::Target || m.has(Role::Target) || m.has(Role::Place) {
        return;
    }
    let mut before = (first.saturating_sub(BACK)..first).rev().take_while(|&k| {
        matches!(scene.cs[k].kind, ChunkKind::Noun | ChunkKind::Verb | ChunkKind::Time | ChunkKind::Adverb)
    });
    let things = Classes::PLACE.with(Classes::PLACE_HEAD).with(Classes::FACILITY).with(Classes::CIVILIAN);
    let hit =
        |&k: &usize| scene.cs[k].bare() && scene.cs[k].trigger == NONE && scene.cs[k].classes.any(things);
    if let Some(k) = before.find(hit) {
        scene.fill(m, k, Slot::Target, "under it");
    }
}

/// وقعت القوة في كمين، سقطوا في مكمن: who falls into an ambush is its target.
fn falls_into(scene: &Scene<'_>, np: usize, v: usize, trigger: &Trigger) -> bool {
    static FALL: Lazy<[Vec<u8>; 4]> = Lazy::new(|| ["وقع", "سقط", "تقع", "يقع"].map(fold_str));
    let ambush = trigger.mode == Some(crate::model::Mode::Ambush);
    let c = &scene.cs[v];
    let stem = scene.a.stem(c.head as usize);
    ambush && scene.cs[np].prep == Prep::In && FALL.iter().any(|f| stem.starts_with(f))
}

/// توجهت القوات إلى البلدة لاقتحامها: those with arms who do something to that end mean to do it themselves.
fn purpose(scene: &Scene<'_>, m: &mut Mention, np: usize, v: usize) {
    let c = &scene.cs[np];
    let apart = c.prep == Prep::L && c.head == c.trigger && np > v + 1;
    if !apart || m.has(Role::Agent) || scene.a.words[c.trigger as usize].al() {
        return;
    }
    // تحسباً لقصف: the noun before has the ل.
    let before = &scene.cs[np - 1];
    if before.bare() && scene.a.words[before.head as usize].noun_feats.has(Feats::INDEFINITE)
        || scene.trigger(scene.a.words[scene.cs[v].head as usize].verb).is_some_and(|t| !t.shadow)
    {
        return;
    }
    let armed = |s: &usize| scene.cs[*s].classes.any(Classes::ARMED.with(Classes::NATION)) && scene.acts(*s);
    if let Some(s) = scene.roles[v].and_then(|r| r.subject).filter(armed) {
        scene.fill(m, s, Slot::Agent, "subject of the purpose");
    }
}

/// تمكنت القوات من كسر الحصار: who ends it did not begin it.
fn ends_it(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    c.head < c.trigger && scene.a.words[c.head as usize].marks.has(Marks::STOP)
}

/// تقدّم الملك بطلب لتنفيذ ضربات: what the verb governs is not the event.
fn other_complement(scene: &Scene<'_>, v: usize, np: usize) -> bool {
    scene.cs[v + 1..np].iter().any(|c| {
        c.kind == ChunkKind::Noun
            && c.prep == Prep::B
            && c.trigger == NONE
            && (c.marks.is_none() || c.marks.has(Marks::ORDER))
            && !c.all.any(Classes::WEAPON.with(Classes::PLACE).with(Classes::PLACE_HEAD))
    })
}

/// شنّ مسلحون، …، هجوماً: an object that stands apart from its light verb.
fn light_verb_before(scene: &Scene<'_>, np: usize) -> Option<(usize, VerbRoles)> {
    const FAR: usize = 20;
    let c = &scene.cs[np];
    let accusative = scene.a.words[c.trigger as usize].noun_feats.has(Feats::INDEFINITE);
    if !accusative || c.prep != Prep::None || c.coord {
        return None;
    }
    let apart = |v: &usize| scene.cs[*v].kind == ChunkKind::Verb && scene.cs[*v].marks.has(Marks::LIGHT);
    let v = (np.saturating_sub(FAR)..np).rev().find(apart)?;
    let mut roles = scene.roles[v]?;
    let taken = roles.object.is_some_and(|o| scene.cs[o].trigger != NONE);
    let stop = scene.cs[v..np].iter().any(|c| c.is_punct(Punct::Stop) || c.is_punct(Punct::Colon));
    if taken || stop {
        return None;
    }
    roles.object = Some(np);
    Some((v, roles))
}

/// محاولة إرهابيين تفجير …، استعدادها للقيام بهجوم، قيام الجيش بقصف: a noun that carries the event names its doer.
/// Says whether there is such a noun.
fn by_noun(scene: &Scene<'_>, m: &mut Mention, np: usize) -> bool {
    const STEPS: usize = 4;
    let carrier = Marks::TRY
        .with(Marks::PLAN)
        .with(Marks::LIGHT)
        .with(Marks::LIGHT_B)
        .with(Marks::RESPOND)
        .with(Marks::CONTINUE)
        .with(Marks::UNDERGO)
        .with(Marks::FAIL);
    let mut found = false;
    for k in (np.saturating_sub(STEPS)..np).rev() {
        let c = &scene.cs[k];
        // مع شنّ قوات التحالف، بقيادة السعودية، موجة غارات; تعرّض قافلة له لهجوم
        if c.is_punct(Punct::Comma) || scene.joined(k).is_some() {
            continue;
        }
        if c.kind != ChunkKind::Noun || c.conj && k + 1 < np && !found {
            break;
        }
        let head = &scene.a.words[c.head as usize];
        if !head.marks.any(carrier) || head.al() {
            if c.prep == Prep::None && !c.coord {
                break;
            }
            continue;
        }
        found = true;
        let undergoes = head.marks.has(Marks::UNDERGO);
        if m.has(if undergoes { Role::Target } else { Role::Agent }) {
            break;
        }
        let slot = if undergoes { Slot::Target } else { Slot::Agent };
        if let Some(owner) = doer(scene, k).filter(|_| !undergoes) {
            m.add(Role::Agent, owner, "doer of the noun before");
            break;
        }
        if undergoes && c.head + 1 < c.end {
            let place =
                scene.a.words[c.head as usize + 1].classes.any(Classes::PLACE.with(Classes::PLACE_HEAD));
            let role = if place { Role::Place } else { Role::Target };
            m.add(role, Range::new(c.head + 1, c.end), "undergoer");
            break;
        }
        if head.enc != Enc::None {
            // أغلق المطار بعد تعرضه لقصف: also a building or a place was hit.
            let things = Classes::FACILITY.with(Classes::PLACE_HEAD).with(Classes::PLACE);
            let fits = |x: usize| {
                let c = &scene.cs[x];
                undergoes && (c.classes.any(things) || c.marks.any(Marks::MOBILE.with(Marks::CREWED)))
                    || scene.acts(x) && (c.classes.any(Classes::HUMAN) || c.bare())
            };
            if let Some(x) = scene.antecedent_of(head.enc, k, fits) {
                scene.fill(m, x, slot, "pronoun of the noun before");
            } else if let Some(owner) = inner_actor(scene, head.enc, k) {
                m.add(Role::Agent, owner, "pronoun of the noun before");
            }
            break;
        }
    }
    found
}

/// إصرار الفصائل على …، واستعدادها للقيام: the actor in the iḍāfa of the noun before.
fn inner_actor(scene: &Scene<'_>, enc: Enc, at: usize) -> Option<Range> {
    const BACK: usize = 4;
    if enc != Enc::Her && enc != Enc::Them {
        return None;
    }
    (at.saturating_sub(BACK)..at).rev().find_map(|k| {
        let c = &scene.cs[k];
        let owner = (c.kind == ChunkKind::Noun && c.trigger == NONE).then(|| doer(scene, k)).flatten()?;
        scene.a.words[owner.start as usize].noun_feats.has(Feats::PLURAL).then_some(owner)
    })
}

/// Whoever stands in iḍāfa after the head of chunk `k`.
fn doer(scene: &Scene<'_>, k: usize) -> Option<Range> {
    let c = &scene.cs[k];
    // فشل محاولة مجموعة مسلحة: over the carriers in a row.
    let carries = |t: u32| {
        let w = &scene.a.words[t as usize];
        w.marks.any(Marks::TRY.with(Marks::PLAN).with(Marks::LIGHT)) && !w.al() && w.enc == Enc::None
    };
    let first = (c.head + 1..c.end).find(|&t| !carries(t))?;
    let w = &scene.a.words[first as usize];
    let actor = Classes::ARMED
        .with(Classes::NATION)
        .with(Classes::INSTITUTION)
        .with(Classes::CIVILIAN)
        .with(Classes::PERSON);
    (w.classes.any(actor) && !w.adjective | w.nominal).then(|| Range::new(first, c.end))
}

/// أمطرت القوات المطار بوابل من القذائف: the verb is the same deed, and has its arguments.
fn deed(scene: &Scene<'_>, m: &mut Mention, v: usize) -> bool {
    let word = scene.a.words[scene.cs[v].head as usize];
    let force = |t: &&Trigger| t.kind != crate::model::EventKind::Statement && !t.shadow;
    let Some(t) = scene.trigger(word.verb).filter(force) else { return false };
    let Some(roles) = scene.roles[v].filter(|_| t.frame.object == Slot::Target) else { return false };
    if let Some(s) = roles.subject.filter(|&s| !m.has(Role::Agent) && (scene.acts(s) || scene.is_means(s))) {
        scene.fill(m, s, Slot::Agent, "doer of the deed");
    }
    if let Some(o) = roles.object.filter(|&o| !m.has(Role::Target) && scene.cs[o].trigger == NONE) {
        scene.fill(m, o, Slot::Target, "object of the deed");
    }
    true
}

/// الذين استُهدفوا في الهجوم: the verb only repeats the noun, and tells who was hit.
fn hit_in_relative(scene: &Scene<'_>, m: &mut Mention, np: usize) {
    let Some(v) = np.checked_sub(1).filter(|_| scene.cs[np].prep == Prep::In) else { return };
    let Some(antecedent) = scene.roles[v].and_then(|r| r.antecedent) else { return };
    let word = scene.a.words[scene.cs[v].head as usize];
    if scene.trigger(word.verb).is_some_and(|t| t.kind == m.kind) {
        scene.fill(m, antecedent, Slot::Target, "hit in the relative clause");
    }
}

/// Verbs that pass their arguments or their sense to an event noun in a prepositional phrase.
const CARRIERS: Marks = Marks::UNDERGO
    .with(Marks::DEFEND)
    .with(Marks::FOIL)
    .with(Marks::FAIL)
    .with(Marks::LIGHT_B)
    .with(Marks::TRY)
    .with(Marks::PLAN)
    .with(Marks::STOP)
    .with(Marks::CONTINUE)
    .with(Marks::BEGIN)
    .with(Marks::RESPOND)
    .with(Marks::FEAR)
    .with(Marks::ORDER);

/// باستعمال الطيران المسيّر في قصف الحي: the means stand before.
fn weapon_before(scene: &Scene<'_>, m: &mut Mention, np: usize) {
    let Some(k) = np.checked_sub(1) else { return };
    let c = &scene.cs[k];
    if scene.cs[np].prep == Prep::In
        && c.kind == ChunkKind::Noun
        && matches!(c.prep, Prep::B | Prep::Means)
        && c.all.has(Classes::WEAPON)
    {
        m.weapons = m.weapons.with(c.weapons);
        let at = (c.head..c.end)
            .find(|&t| scene.a.words[t as usize].classes.has(Classes::WEAPON))
            .unwrap_or(c.head);
        m.add(Role::Weapon, Range::new(at, c.end), "means before");
    }
}

/// سمح الرئيس بقصف …: who gives leave does not do it.
fn gives_leave(c: &crate::phrase::Chunk) -> bool {
    c.marks.has(Marks::ORDER.with(Marks::PLAN))
}

/// أرجأت المحكمة محاكمة منفذي الهجوم: the verb has another object, in which the event stands.
fn of_another(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let head = &scene.a.words[c.head as usize];
    c.trigger > c.head + 1
        && head.marks.is_none()
        && head.nominal
        && head.classes.has(Classes::GENERAL)
        && (c.head + 1..c.trigger).any(|t| scene.a.words[t as usize].classes.any(Classes::HUMAN))
}

fn by_verb(scene: &Scene<'_>, m: &mut Mention, np: usize, v: usize, roles: &VerbRoles, trigger: &Trigger) {
    let c = &scene.cs[v];
    m.steps.push(("governing verb".into(), scene.range(v)));
    if roles.object == Some(np) {
        let Some(s) = roles.subject.or_else(|| scene.pronoun_subject(v)) else {
            if c.marks.has(Marks::LIGHT) && np < v {
                scene.tail(m, &trigger.frame, v, true);
            }
            return;
        };
        if c.marks.any(Marks::DEFEND.with(Marks::FOIL)) {
            m.add(Role::Other, scene.range(s), "defender");
        } else if c.marks.has(Marks::WITNESS) && !scene.cs[s].classes.any(Classes::ARMED) {
            scene.fill(m, s, Slot::Target, "subject of a verb of witness");
            between(scene, m, v, np, trigger);
        } else if c
            .marks
            .any(Marks::LIGHT.with(Marks::TRY).with(Marks::PLAN).with(Marks::CONTINUE).with(Marks::LIGHT_B))
            // ضربت القوات طوقاً
            || m.kind == crate::model::EventKind::Siege && c.marks.has(Marks::HIT)
        {
            m.rejected |= !m.kind.is_custom() && super::inanimate(&scene.cs[s]);
            if gives_leave(c) || of_another(scene, np) || !scene.acts(s) && !scene.is_means(s) {
                return;
            }
            // يواصل الجيش تحليق طيرانه: whose they are.
            let owner = scene.is_armed(s) && !scene.is_means(s) && m.has(Role::Weapon) && !m.has(Role::Agent);
            if owner && trigger.frame.subject == Slot::Weapon {
                m.add(Role::Agent, scene.range(s), "owner of the weapon");
            }
            // نفّذ الانفجار انتحاريان
            let thing = !scene.cs[s].classes.any(Classes::FIGHTER.with(Classes::CIVILIAN));
            let slot = if trigger.frame.subject == Slot::Weapon && thing || scene.is_means(s) {
                Slot::Weapon
            } else {
                Slot::Agent
            };
            if slot == Slot::Weapon || !m.has(Role::Agent) {
                scene.fill(m, s, slot, "subject of the light verb");
            }
            // واصل الطيران الإسرائيلي قصف الطرق: who flies.
            let flown = Weapons::AIRCRAFT.with(Weapons::HELICOPTER).with(Weapons::DRONE).with(Weapons::AIR);
            m.weapons = m.weapons.with(Weapons(scene.cs[s].weapons.0 & flown.0));
            between(scene, m, v, np, trigger);
        } else if announced(scene, m, v, s, trigger) {
            scene.fill(m, s, Slot::Agent, "who announces the deed");
        }
        return;
    }
    // غارات لا تتوقف على المدينة
    if roles.subject == Some(np) && c.negated && c.marks.has(Marks::STOP) {
        scene.tail(m, &trigger.frame, v, false);
    }
    if roles.subject == Some(np) && !c.negated {
        if c.marks.has(Marks::HIT) || own_kind(scene, v, m) {
            if let Some(o) = roles.object {
                scene.fill(m, o, Slot::Target, "object of the verb of hitting");
            }
            scene.tail(m, &trigger.frame, v, false);
        } else if c.marks.has(Marks::LIGHT) && np < v && roles.object.is_none() {
            // الضربة نُفذت بصواريخ
            scene.tail(m, &trigger.frame, v, true);
        } else if c.marks.any(Marks::OCCUR.with(Marks::RECEIVE).with(Marks::CONTINUE)) {
            scene.tail(m, &trigger.frame, v, c.marks.any(Marks::RECEIVE.with(Marks::OCCUR)));
            if np > v {
                between(scene, m, v, np, trigger);
            }
        }
    }
}

/// أعلن الجيش إسقاط مسيّرة، أعلنت الحركة شنّ هجوم: an armed body that announces a strike on somebody else, or that one was
/// launched, means its own.
fn announced(scene: &Scene<'_>, m: &Mention, v: usize, s: usize, trigger: &Trigger) -> bool {
    use crate::model::{Act, EventKind, Mode};
    let word = scene.a.words[scene.cs[v].head as usize];
    let announces = scene.trigger(word.verb).is_some_and(|t| t.act == Some(Act::Announce));
    let own =
        matches!(m.mode.or(trigger.mode), None | Some(Mode::Shootdown | Mode::Airstrike | Mode::DroneStrike))
            && matches!(m.kind, EventKind::Attack | EventKind::Shelling);
    let event = &scene.a.words[m.token as usize];
    let aimed = m.args.iter().any(|a| {
        a.rule == "iḍāfa" && matches!(a.role, Role::Target | Role::Place) && {
            let last = &scene.a.words[a.range.end as usize - 1];
            last.enc == Enc::None && scene.a.words[a.range.start as usize].enc == Enc::None
        }
    });
    let head = &scene.a.words[scene.cs[m.chunk as usize].head as usize];
    let launched = head.marks.has(Marks::LIGHT)
        && !head.marks.any(Marks::OCCUR.with(Marks::RECEIVE))
        && scene.cs[m.chunk as usize].head != m.token
        && head.enc == Enc::None;
    let bodies = Classes::FORCE.with(Classes::ACTOR);
    let army = scene.cs[s].classes.any(if launched { bodies.with(Classes::NATION) } else { bodies });
    let deed = army && (own && aimed || launched && m.kind != EventKind::Statement);
    announces && deed && !event.al() && event.enc == Enc::None && !m.has(Role::Agent)
}

/// استهدف and قصف as verbs of an event noun.
fn own_kind(scene: &Scene<'_>, v: usize, m: &Mention) -> bool {
    let w = &scene.a.words[scene.cs[v].head as usize];
    scene.trigger(w.verb).is_some_and(|t| t.kind == m.kind)
}

/// Phrases between a verb and its event noun: شنّ مسلحون ليلاً بالقذائف هجوماً.
fn between(scene: &Scene<'_>, m: &mut Mention, v: usize, np: usize, trigger: &Trigger) {
    let mut k = v;
    while k + 1 < np {
        k += 1;
        let c = &scene.cs[k];
        if let Some(close) = c.interpolation() {
            k = close;
            continue;
        }
        // ردّ على مصادر النيران بقصف
        let answered = c.prep == Prep::On && scene.cs[v].marks.has(Marks::RESPOND);
        if c.kind == ChunkKind::Noun && c.prep != Prep::None && c.trigger == NONE && !answered {
            scene.prepositional(m, &trigger.frame, k, false);
        }
    }
}

/// أمر الرئيس الجيش بقصف …, أوعز إلى الجيش بمهاجمة …: whoever is told to do it.
fn ordered(scene: &Scene<'_>, np: usize, v: usize, roles: &VerbRoles) -> Option<usize> {
    let told = (v + 1..np)
        .find(|&k| scene.cs[k].kind == ChunkKind::Noun && matches!(scene.cs[k].prep, Prep::To | Prep::L));
    let who = told.or(roles.object.filter(|_| roles.subject.is_some()));
    let orders = scene.cs[v].marks.has(Marks::ORDER) && scene.cs[np].prep == Prep::B;
    who.filter(|&k| orders && k != np && scene.cs[k].classes.any(Classes::ARMED.with(Classes::NATION)))
}

/// A noun of averting stands between the verb and the event: صدّ هجوم، إحباط مخطط لتفجير، منع تفجير.
fn averted(scene: &Scene<'_>, np: usize, v: usize) -> bool {
    let averts = Marks::DEFEND.with(Marks::FOIL).with(Marks::PREVENT);
    scene.cs[v + 1..np].iter().any(|c| c.kind == ChunkKind::Noun && c.marks.any(averts))
        || scene.cs[np].marks.any(averts)
}

fn by_preposition(
    scene: &Scene<'_>,
    m: &mut Mention,
    np: usize,
    v: usize,
    roles: &VerbRoles,
    trigger: &Trigger,
) {
    let c = &scene.cs[v];
    m.steps.push(("governing verb".into(), scene.range(v)));
    let Some(s) = roles.subject.or(roles.object) else { return };
    if s == np {
        return;
    }
    if trigger.frame.subject == Slot::Weapon
        && c.marks.any(Marks::STOP.with(Marks::CONTINUE).with(Marks::LIGHT_B))
        && scene.cs[s].classes.has(Classes::WEAPON)
    {
        scene.fill(m, s, Slot::Weapon, "subject of the verb above");
    } else if c.marks.any(Marks::UNDERGO) {
        let trap = trigger.frame.subject != Slot::Agent;
        // المنطقة الخضراء في بغداد … تعرّضت لهجوم
        let told = (s + 1..v).find(|&k| scene.cs[k].kind != ChunkKind::Noun).unwrap_or(v);
        if s < v && !roles.inherited && roles.antecedent.is_none() {
            scene.places_of_subject(m, s, told);
        }
        scene.fill(m, s, Slot::Target, if trap { "subject of a passive paraphrase" } else { "undergoer" });
        between(scene, m, v, np, trigger);
    } else if let Some(k) = ordered(scene, np, v, roles).filter(|_| !m.has(Role::Agent)) {
        scene.fill(m, k, Slot::Agent, "ordered to do it");
    } else if c.marks.any(Marks::DEFEND.with(Marks::FOIL)) || averted(scene, np, v) {
        // Also تمكنت القوات من صدّ هجوم, نجحت في إحباط مخطط لتفجير.
        m.add(Role::Other, scene.range(s), "defender");
    } else if c.marks.any(Marks::LIGHT_B.with(Marks::TRY).with(Marks::PLAN).with(Marks::FAIL))
        && !m.has(Role::Agent)
        && !c.marks.has(Marks::OCCUR)
        && !gives_leave(c)
        && (scene.acts(s) || scene.is_means(s))
        && !ends_it(scene, np)
        && !other_complement(scene, v, np)
        // ردّ بقصف, not ردّ على قصف.
        || c.marks.any(Marks::RESPOND.with(Marks::BEGIN).with(Marks::CONTINUE))
            // (nor وردت أنباء عن قصف)
            && (!matches!(scene.cs[np].prep, Prep::On | Prep::About) || !c.marks.has(Marks::RESPOND))
            && !m.has(Role::Agent)
            && scene.acts(s)
    {
        let slot = if scene.is_means(s) { Slot::Weapon } else { Slot::Agent };
        scene.fill(m, s, slot, "subject of the light verb");
        between(scene, m, v, np, trigger);
    }
}
