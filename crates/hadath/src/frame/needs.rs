//! What ambiguous triggers need around them.

use super::{Mention, Scene};
use crate::lexicon::class::{Classes, Marks, Needs, Prep, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::{NONE, Word, is_fire, is_military};
use crate::model::{EventKind, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use once_cell::sync::Lazy;

/// Is the condition met?
pub fn satisfied(scene: &Scene<'_>, m: &Mention, needs: Needs) -> bool {
    match needs {
        Needs::Military => military(scene, m),
        Needs::Armed | Needs::ArmedOn => {
            agent_classes(scene, m).any(Classes::ARMED.with(Classes::NATION).with(Classes::NISBA))
                || of_a_side(scene, m)
        }
        Needs::Weapon => m.has(Role::Weapon),
        Needs::NotPlace => ambush(scene, m),
        Needs::Strike => strike(scene, m),
        Needs::Struck => struck(scene, m),
        Needs::War => war(scene, m),
        Needs::Anaphor => anaphor(scene, m),
        Needs::Bullets => m.weapons.has(Weapons::SMALL_ARMS),
        Needs::Artillery => m.weapons.any(Weapons::GUNS.with(Weapons::ARTILLERY)),
        Needs::Cordon => cordon(scene, m),
        Needs::Guns => m.weapons.any(Weapons::GUNS.with(Weapons::FLYERS)),
        Needs::ObjectWeapon => weapon_or_fire(scene, m),
        Needs::ObjectFire => fire_near(scene, m),
        Needs::ObjectDevice => m.weapons.any(Weapons::DEVICES),
        Needs::ObjectAircraft => aircraft_target(scene, m, Weapons::FLYERS),
        // A civil aeroplane that is intercepted is led away, not shot at.
        Needs::ObjectDrone => aircraft_target(scene, m, Weapons::DRONE),
        Needs::SubjectShell | Needs::ShellNear => {
            m.weapons.any(Weapons::SHELLS.with(Weapons::BARREL)) && (m.has(Role::Weapon) || !m.verb)
                || !m.verb && shells_follow(scene, m)
                // أصيبت خيمة بنيران المدفعية
                || m.verb && m.feats.has(Feats::PASSIVE) && m.weapons.any(Weapons::ARTILLERY.with(Weapons::TANK))
        }
        Needs::NotUnit => true,
        Needs::Person => target_classes(scene, m).any(Classes::HUMAN),
        Needs::Flyer => m.weapons.any(Weapons::FLYERS),
        Needs::Drone => m.weapons.any(Weapons::DRONE) && m.has(Role::Weapon),
        Needs::DroneAirspace => m.weapons.any(Weapons::DRONE.with(Weapons::AIRCRAFT)) && airspace(scene, m),
        Needs::Access => access(scene, m),
        Needs::Route => route(scene, m),
        _ => true,
    }
}

fn classes_of(scene: &Scene<'_>, m: &Mention, role: Role) -> Classes {
    m.args
        .iter()
        .filter(|a| a.role == role)
        .flat_map(|a| a.range.start..a.range.end)
        .fold(Classes::NONE, |all, t| all.with(scene.a.words[t as usize].classes))
}

fn agent_classes(scene: &Scene<'_>, m: &Mention) -> Classes {
    classes_of(scene, m, Role::Agent)
}

/// محاولة تسلل حوثية: the adjective of a side is its agent.
fn of_a_side(scene: &Scene<'_>, m: &Mention) -> bool {
    m.args
        .iter()
        .any(|a| a.role == Role::Agent && scene.a.words[a.range.start as usize].marks.has(Marks::SIDE))
}

fn target_classes(scene: &Scene<'_>, m: &Mention) -> Classes {
    classes_of(scene, m, Role::Target)
}

/// عملية and the like: with an armed agent or a military adjective, and not an operation of search or rescue.
fn military(scene: &Scene<'_>, m: &Mention) -> bool {
    let chunk = &scene.cs[m.chunk as usize];
    let mut next = (m.token_end..chunk.end).map(|t| scene.a.tokens.letters(t as usize));
    if of_peace(scene, m) {
        return false;
    }
    let military = next.any(is_military);
    let agent = agent_classes(scene, m);
    military
        || !m.weapons.is_none()
        || m.has(Role::Target) && agent.any(Classes::ARMED)
        || agent.has(Classes::FIGHTER)
}

/// عملية نصب، عملية الإنقاذ: the noun after it says what kind of operation it is.
fn of_peace(scene: &Scene<'_>, m: &Mention) -> bool {
    let inside = m.token_end < scene.cs[m.chunk as usize].end && !scene.a.words[m.token as usize].al();
    let w = &scene.a.words[m.token_end.min(scene.sentence.end - 1) as usize];
    let war = w.marks.has(Marks::WAR) || scene.trigger(w.noun).is_some() || !w.weapons.is_none();
    inside && w.noun != NONE && !w.adjective && !war && w.classes.any(Classes::GENERAL.with(Classes::DOMAIN))
}

/// العملية، الحادث، الجريمة: definite, and pointing back to an event of force in the text, or to who answers for it.
fn anaphor(scene: &Scene<'_>, m: &Mention) -> bool {
    const BACK: usize = 40;
    let w = &scene.a.words[m.token as usize];
    let chunk = &scene.cs[m.chunk as usize];
    if !w.al() || w.noun_feats.has(Feats::PLURAL) || chunk.end > m.token_end || m.token_end > m.token + 1 {
        return false;
    }
    let at = m.token as usize;
    let of_force = |w: &Word| {
        let force =
            |l: u32| scene.trigger(l).is_some_and(|t| t.kind == EventKind::Attack && t.needs == Needs::None);
        force(w.noun) || force(w.verb)
    };
    let far = scene.a.words[at.saturating_sub(BACK)..at].iter().any(of_force);
    let near = scene.a.words[at.saturating_sub(6)..at]
        .iter()
        .any(|w| w.marks.has(Marks::BLAME) || w.verb_marks.has(Marks::BLAME));
    near || far
}

/// الطوق: a cordon that is closed, laid or tightened, or whose people are armed.
fn cordon(scene: &Scene<'_>, m: &Mention) -> bool {
    // ضربت القوات طوقاً
    let drawn =
        |v: u32| crate::text::fold::begins_with(scene.a.stem(scene.cs[v as usize].head as usize), "ضرب");
    let laid = m.governor.is_some_and(|v| scene.cs[v as usize].marks.any(Marks::LIGHT) || drawn(v));
    laid && (m.has(Role::Agent) || m.has(Role::Place) || m.has(Role::Target))
}

/// كمين as an event, not the Egyptian checkpoint.
fn ambush(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    if c.head != m.token {
        return false;
    }
    // كمين أمني، استهدفوا كميناً، هجوم على كمين: a checkpoint.
    let guarded = (m.token + 1..c.end).any(|k| scene.a.words[k as usize].classes.has(Classes::FORCE))
        || scene.a.tokens.letters(m.token as usize + 1).ends_with(&crate::text::fold::fold_str("أمني"))
            && m.token + 1 < c.end;
    let hit = m.governor.is_some_and(|v| {
        let verb = &scene.cs[v as usize];
        verb.marks.has(Marks::HIT)
            && scene.roles[v as usize].is_some_and(|r| r.object == Some(m.chunk as usize))
    });
    if guarded || hit {
        return false;
    }
    let undergone = m.governor.is_some_and(|v| scene.cs[v as usize].marks.has(Marks::UNDERGO));
    undergone || !matches!(c.prep, Prep::From | Prep::At | Prep::On)
}

/// ضرب: a strike of arms, not a blow or a figure of speech.
fn strike(scene: &Scene<'_>, m: &Mention) -> bool {
    if m.weapons.any(Weapons(!(Weapons::STONE_ETC.0))) {
        return true;
    }
    let armed = agent_classes(scene, m).any(Classes::ARMED.with(Classes::NATION).with(Classes::NISBA));
    let hit = m.has(Role::Target) && target_classes(scene, m).any(Classes::ARMED.with(Classes::FACILITY))
        || m.has(Role::Place);
    if m.verb {
        // «سنضرب كل موقع»: whoever speaks, where war is spoken of.
        let here = &scene.a.words[scene.sentence.start as usize..scene.sentence.end as usize];
        let war = || here.iter().any(|w| w.marks.has(Marks::WAR) || w.classes.has(Classes::ACTOR));
        return armed && hit || m.feats.has(Feats::FIRST) && hit && war();
    }
    // أسفرت الضربة عن مقتل
    let cost = scene.a.words[m.token as usize].al()
        && m.governor.is_some_and(|v| scene.cs[v as usize].marks.has(Marks::CAUSE))
        && scene.cs[m.chunk as usize..]
            .iter()
            .take(4)
            .any(|c| c.all.has(Classes::CASUALTY) || c.trigger != NONE && kills(scene, c.trigger));
    let carried =
        cost || m.governor.is_some_and(|v| scene.cs[v as usize].marks.any(Marks::UNDERGO.with(Marks::LIGHT)));
    armed || hit || carried
}

/// مقتل، إصابة: an event noun of the dead and wounded.
fn kills(scene: &Scene<'_>, token: u32) -> bool {
    let noun = scene.a.words[token as usize].noun;
    scene.trigger(noun).is_some_and(|t| t.kind == EventKind::Casualty)
}

/// ضرب as a noun is a beating, unless there are arms or what was hit is a thing, a force or a land.
fn struck(scene: &Scene<'_>, m: &Mention) -> bool {
    let hit = target_classes(scene, m);
    let things = Classes::FACILITY.with(Classes::ARMED).with(Classes::NATION).with(Classes::INSTITUTION);
    m.weapons.any(Weapons(!(Weapons::STONE_ETC.0)))
        || hit.any(things) && !hit.any(Classes::CIVILIAN)
        || m.args.iter().any(|a| a.role == Role::Place && a.rule != "place phrase")
}

/// أطلق: a weapon or fire as object, not a prisoner, a campaign or a name.
fn weapon_or_fire(scene: &Scene<'_>, m: &Mention) -> bool {
    // ألقت طائرات آلاف المنشورات: what is thrown is no weapon, whoever throws it.
    let thrown = scene.roles[m.chunk as usize].filter(|_| m.verb).and_then(|r| r.object);
    if thrown.is_some_and(|o| scene.cs[o].weapons.is_none()) && !fire_near(scene, m) {
        return false;
    }
    let fired = m.weapons.any(Weapons(!(Weapons::STONE_ETC.0 | Weapons::AIR.0 | Weapons::GROUND.0)))
        && (names_weapon(scene, m) || !m.verb && m.weapons.any(Weapons::DEVICES));
    fired || fire_near(scene, m)
}

/// A weapon argument with a noun in it: «أطلق صاروخية» is a shot at goal.
fn names_weapon(scene: &Scene<'_>, m: &Mention) -> bool {
    m.args.iter().filter(|a| a.role == Role::Weapon).any(|a| {
        let words = &scene.a.words[a.range.start as usize..a.range.end as usize];
        words.iter().any(|w| !w.weapons.is_none() && (w.nominal || w.phrase_end > 0 || w.inside))
    })
}

/// دهس: by somebody under arms, of one side, or beside words of war; else it is the traffic.
fn war(scene: &Scene<'_>, m: &Mention) -> bool {
    const REACH: usize = 25;
    let side = Classes::ARMED.with(Classes::NISBA);
    let from = (m.token as usize).saturating_sub(REACH).max(scene.sentence.start as usize);
    let to = (m.token as usize + REACH).min(scene.sentence.end as usize);
    let war = |w: &Word| {
        (w.marks.has(Marks::WAR) || w.verb_marks.has(Marks::WAR) || w.classes.has(Classes::ACTOR))
            && !super::everyday::of_death(scene, w)
    };
    agent_classes(scene, m).any(side)
        || target_classes(scene, m).has(Classes::FORCE)
        || scene.a.words[from..to].iter().any(war)
}

fn fire_near(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.token as usize + 1;
    let to = (from + 7).min(scene.sentence.end as usize);
    (from..to).any(|t| is_fire(scene.a.tokens.letters(t)))
}

fn aircraft_target(scene: &Scene<'_>, m: &Mention, kinds: Weapons) -> bool {
    m.args
        .iter()
        .filter(|a| matches!(a.role, Role::Target | Role::Weapon))
        .flat_map(|a| a.range.start..a.range.end)
        .any(|t| scene.a.words[t as usize].weapons.any(kinds))
}

fn airspace(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.token as usize;
    let to = (from + 6).min(scene.sentence.end as usize);
    scene.a.words[from..to].iter().any(|w| w.classes.has(Classes::SKY))
}

/// منع دخول المساعدات إلى: what is barred is access or supply.
fn access(scene: &Scene<'_>, m: &Mention) -> bool {
    let near = |classes: Classes| {
        let from = m.token as usize + 1;
        let to = (from + 8).min(scene.sentence.end as usize);
        scene.a.words[from..to].iter().any(|w| w.classes.any(classes))
    };
    near(Classes::SUPPLY) && !wards_off(scene, m) && !kept_away(scene, m)
}

/// منعت الشرطة المتظاهرين من الوصول إلى الساحة: a crowd or reporters that are kept from a spot are not besieged, nor is
/// the spot.
fn kept_away(scene: &Scene<'_>, m: &Mention) -> bool {
    static CROWD: Lazy<[Vec<u8>; 10]> = Lazy::new(|| {
        ["متظاهر", "محتج", "صحفي", "صحافي", "إعلامي", "مصلين", "مشجع", "معتصم", "فضولي", "مراسل"].map(fold_str)
    });
    let goods = |w: &Word| w.classes.has(Classes::SUPPLY) && w.nominal && !passage(scene, w);
    let from = m.token as usize + 1;
    let to = (from + 8).min(scene.sentence.end as usize);
    let crowd = m.args.iter().filter(|a| a.role == Role::Target).any(|a| {
        let stem = scene.a.stem(a.range.start as usize);
        CROWD.iter().any(|c| stem.starts_with(c))
    });
    crowd && !scene.a.words[from..to].iter().any(goods)
}

/// وصول، دخول، عبور: the way in, not what is brought.
fn passage(scene: &Scene<'_>, w: &Word) -> bool {
    matches!(
        scene.a.lexicon.lemma(scene.a.lexicon.lexeme(w.noun)),
        "وصول" | "دخول" | "عبور" | "مرور" | "اقتراب"
    )
}

/// منع المسيّرة من الوصول، لمنعها من: who keeps a weapon or an attacker off besieges nobody.
fn wards_off(scene: &Scene<'_>, m: &Mention) -> bool {
    const BACK: usize = 8;
    let attacker = |t: usize| {
        let w = &scene.a.words[t];
        w.weapons.any(Weapons::FLYERS.with(Weapons::SHELLS)) && w.nominal && w.classes.has(Classes::WEAPON)
    };
    let at = m.token as usize;
    let of_it = scene.a.words[at].enc != Enc::None;
    let before = at.saturating_sub(BACK).max(scene.sentence.start as usize)..at;
    let targets = m.args.iter().filter(|a| a.role == Role::Target);
    of_it && before.into_iter().any(attacker)
        || targets.flat_map(|a| a.range.start as usize..a.range.end as usize).any(attacker)
}

/// صليات من الكاتيوشا، رشقة من الصواريخ
fn shells_follow(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.token_end as usize;
    let to = (from + 4).min(scene.sentence.end as usize);
    scene.a.words[from..to].iter().any(|w| w.weapons.any(Weapons::SHELLS))
}

/// قطع الطريق: a road or a line of supply, closed by someone with arms or to cut a place off.
fn route(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.token as usize + 1;
    let to = (from + 4).min(scene.sentence.end as usize);
    let lines = Classes::ROUTE;
    let road = scene.a.words[from..to].iter().any(|w| w.classes.has(lines))
        || scene.cs[..m.chunk as usize]
            .iter()
            .rev()
            .take(3)
            .any(|c| c.kind == ChunkKind::Noun && c.classes.has(lines));
    let armed = agent_classes(scene, m).any(Classes::ARMED.with(Classes::NATION));
    let leads =
        scene.cs.iter().any(|c| {
            c.kind == ChunkKind::Noun && c.trigger == NONE && c.all.has(lines) && c.end - c.start >= 2
        }) || m.args.iter().any(|a| a.role == Role::Place && a.rule == "نحو");
    let off = cut_off(scene, m);
    road && (armed || leads && !m.has(Role::Agent) || off) || off && armed
}

/// قطعوا الماء عن الحي، عزلوها عن محيطها: something is cut from a place or its people.
fn cut_off(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.chunk as usize + 1;
    scene.cs[from..scene.cs.len().min(from + 5)].iter().enumerate().any(|(k, c)| {
        let people = Classes::CIVILIAN.with(Classes::FORCE).with(Classes::FIGHTER);
        c.kind == ChunkKind::Noun
            && c.prep == Prep::About
            && (scene.is_place(from + k)
                || c.classes.any(people.with(Classes::FACILITY).with(Classes::PLACE_HEAD)))
    })
}
