//! Kind and mode of an event of force: by its means, by who acts, and from an earlier mention of the same event.

use super::{Mention, Scene};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Slot, Weapons};
use crate::lexicon::paradigm::Feats;
use crate::mention::{NONE, Word};
use crate::model::{EventKind, Mode, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::{LAM, spell};
use once_cell::sync::Lazy;

/// Kind and mode by the means.
pub fn refine(scene: &Scene<'_>, m: &mut Mention, trigger: &Trigger) {
    m.kind = trigger.kind;
    m.mode = trigger.mode;
    by_means(scene, m, trigger);
    if m.kind == EventKind::Attack && matches!(m.mode, None | Some(Mode::Bombing)) && dies_for_it(scene, m) {
        m.mode = Some(Mode::SuicideBombing);
    }
    if m.kind == EventKind::Attack && m.mode.is_none() {
        m.mode = by_means_event(scene, m).or_else(|| by_agent(scene, m, trigger));
    }
    if m.mode == Some(Mode::Bombing) && (m.weapons.has(Weapons::SUICIDE_VEST) || of_himself(scene, m)) {
        m.mode = Some(Mode::SuicideBombing);
    }
    if m.kind == EventKind::Siege && cordon(scene, m) {
        m.generic = true;
    }
    if on_foot(scene, m) {
        m.mode = Some(Mode::Raid);
    }
}

fn by_means(scene: &Scene<'_>, m: &mut Mention, trigger: &Trigger) {
    let Some(set) = trigger.means else { return };
    let rules = scene.a.lexicon.means.iter().filter(|r| r.set == set);
    for rule in rules {
        if rule.weapons.has(Weapons::ANY) || m.weapons.any(rule.weapons) {
            m.kind = rule.kind;
            m.mode = rule.mode.or(m.mode.filter(|_| rule.kind == trigger.kind));
            return;
        }
    }
}

/// هجوم نفّذه انتحاري، تفجير شنّه استشهاديون
fn dies_for_it(scene: &Scene<'_>, m: &Mention) -> bool {
    let suicide = |t: u32| scene.a.words[t as usize].weapons.has(Weapons::SUICIDE_VEST);
    !m.verb && m.args.iter().any(|a| a.role == Role::Agent && (a.range.start..a.range.end).any(suicide))
}

/// تفجير نفسه
fn of_himself(scene: &Scene<'_>, m: &Mention) -> bool {
    let next = m.chunk as usize + 1;
    let himself = scene.cs.get(next).is_some_and(|c| c.bare() && c.start == m.token_end);
    himself && !m.verb && scene.reflexive(next)
}

/// استُهدف بغارة، استهدفوه بإطلاق نار: the means is an event itself.
fn by_means_event(scene: &Scene<'_>, m: &Mention) -> Option<Mode> {
    use crate::lexicon::class::Prep;
    let from = m.chunk as usize + 1;
    let means = scene.cs[from..scene.cs.len().min(from + 4)].iter().find(|c| {
        c.kind == ChunkKind::Noun && c.prep == Prep::B && c.trigger != NONE && c.head == c.trigger
    })?;
    let trigger = scene.trigger(scene.a.words[means.trigger as usize].noun)?;
    (m.verb && trigger.kind == EventKind::Attack).then_some(trigger.mode)?
}

static SNIPER: Lazy<Vec<u8>> = Lazy::new(|| crate::text::fold::fold_str("قناص"));

/// Fighters that attack with nothing but themselves come on the ground.
fn by_agent(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> Option<Mode> {
    // استهدف قناصة المارة
    // (no consuls: قناصل)
    let sniper = |t: usize| {
        let rest = scene.a.stem(t).strip_prefix(SNIPER.as_slice());
        rest.is_some_and(|r| r.first() != Some(&LAM))
    };
    let snipes =
        m.weapons.is_none() && m.args.iter().any(|a| a.role == Role::Agent && sniper(a.range.start as usize));
    if snipes {
        return Some(Mode::Sniping);
    }
    let assault = trigger.frame.idafa == Slot::Agent && trigger.frame.object == Slot::Target;
    let armed = |w: &Word| w.classes.any(Classes::ARMED) && !w.classes.has(Classes::NATION);
    let fighters = m
        .args
        .iter()
        .filter(|a| a.role == Role::Agent)
        .any(|a| scene.a.words[a.range.start as usize..a.range.end as usize].iter().any(armed));
    let foot = m.weapons.any(Weapons::GROUND) || m.weapons.is_none();
    (assault && foot && (fighters || m.weapons.has(Weapons::GROUND) || by_arms(scene, m)))
        .then_some(Mode::GroundAssault)
}

/// هجوم مسلّح
fn by_arms(scene: &Scene<'_>, m: &Mention) -> bool {
    let end = scene.cs[m.chunk as usize].end;
    let armed = |t: u32| ["مسلح", "مسلحا", "مسلحة"].iter().any(|w| spell(scene.a.stem(t as usize), w));
    !m.verb && (m.token_end..end).any(|t| scene.a.words[t as usize].adjective && armed(t))
}

/// طوّقت الشرطة المكان، طوق أمني حول موقع الانفجار: a cordon round a scene is no siege.
fn cordon(scene: &Scene<'_>, m: &Mention) -> bool {
    let laid = m.token_end > m.token + 1 && !m.verb;
    let scene_of_it = m.args.iter().filter(|a| matches!(a.role, Role::Place | Role::Target)).any(|a| {
        let spots = ["مكان", "موقع", "مسرح", "محل", "حادث"].map(crate::text::fold::fold_str);
        let stem = scene.a.stem(a.range.start as usize);
        spots.iter().any(|s| s.as_slice() == stem)
    });
    let town = m.args.iter().any(|a| {
        a.role == Role::Place
            && scene.a.words[a.range.start as usize..a.range.end as usize]
                .iter()
                .any(|w| w.classes.has(Classes::PLACE_HEAD) && !w.classes.has(Classes::FACILITY))
    });
    scene_of_it || laid && !town
}

/// أغاروا على القرية: people, not aircraft.
fn on_foot(scene: &Scene<'_>, m: &Mention) -> bool {
    let men = Feats::PLURAL.with(Feats::MASCULINE);
    // أغار مسلحون: the verb before its subject is singular.
    let armed = m.first(Role::Agent).map(|r| &scene.a.words[r.start as usize]).is_some_and(|w| {
        w.classes.any(Classes::ARMED.with(Classes::FIGHTER))
            && !w.classes.has(Classes::NATION)
            && w.noun_feats.has(Feats::PLURAL)
            && !w.noun_feats.has(Feats::FEMININE)
    });
    let people = m.feats.has(men.with(Feats::THIRD)) || armed;
    // إغارة المقاتلين على موقع
    let raid = m.verb || scene.a.lexicon.lemma(scene.a.lexicon.lexeme(m.lexeme)) == "إغارة";
    raid && m.mode == Some(Mode::Airstrike) && m.weapons.is_none() && people
}

/// A later mention of an event in a chain is of the mode of the earlier ones, where its own words do not say.
pub fn inherit(all: &mut [Mention]) {
    const BACK: usize = 12;
    for i in 0..all.len() {
        let vague =
            matches!(all[i].mode, None | Some(Mode::Airstrike | Mode::Bombing)) && all[i].weapons.is_none();
        let Some(chain) = all[i].coref.filter(|_| vague && !all[i].verb) else { continue };
        let known = (i.saturating_sub(BACK)..i)
            .rev()
            .find(|&j| all[j].coref == Some(chain) && all[j].kind == all[i].kind && all[j].mode.is_some())
            .and_then(|j| all[j].mode);
        all[i].mode = match (all[i].mode, known) {
            (None, known) => known,
            (Some(Mode::Airstrike), Some(Mode::DroneStrike)) => known,
            (Some(Mode::Bombing), Some(Mode::SuicideBombing | Mode::CarBombing)) => known,
            (own, _) => own,
        };
    }
}
