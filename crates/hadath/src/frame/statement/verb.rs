//! Verbs of speech.

use super::addressee::addressee;
use super::{After, after, names_responsibility, passed_on, responsibility, speaks, start};
use crate::frame::{Mention, Scene, VerbRoles, topic};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Needs, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{Act, EventKind, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{ALEF, TEH, fold_str, last_written, spell};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// A verb of speech.
pub fn verb(scene: &Scene<'_>, v: usize, trigger: &Trigger, roles: &VerbRoles) -> Option<Mention> {
    let c = &scene.cs[v];
    let word = scene.a.words[c.head as usize];
    let Some(roles) = &own_roles(scene, v, trigger, roles) else {
        return scene.reject(c.head, word.verb, "its subject cannot speak");
    };
    // تجدد مطالبتها، تناقلت مواقع ادعاءات: the noun of speech is the mention.
    let carried = roles.object.is_some_and(|o| {
        let t = scene.cs[o].trigger;
        t != NONE
            && scene.trigger(scene.a.words[t as usize].noun).is_some_and(|t| t.kind == EventKind::Statement)
    });
    // بحسب شهود تحدثوا لمراسلنا: what is said of the source.
    let source =
        v >= 2 && scene.cs[v - 2].kind == ChunkKind::Attribution && scene.cs[v - 1].kind == ChunkKind::Noun;
    if source && !c.conj && trigger.needs == Needs::About {
        return scene.reject(c.head, word.verb, "it describes the source of an attribution");
    }
    if carried && (c.marks.has(Marks::LIGHT) || trigger.needs == Needs::Media)
        || trigger.needs == Needs::Express && expresses_noun(scene, v)
    {
        return scene.reject(c.head, word.verb, "it carries a noun of speech, which is the mention");
    }
    if c.marks.has(Marks::LIGHT) && tightens(scene, v, roles) {
        return scene.reject(c.head, word.verb, "it carries an event that is no speech");
    }
    if c.marks.has(Marks::CAUSE) && followed_by_victims(scene, v) {
        return scene.reject(c.head, word.verb, "it tells of dead and wounded");
    }
    let mut m = start(v, c.head, word.verb, trigger);
    m.verb = true;
    m.feats = c.feats;
    let relay = trigger.needs == Needs::Relay;
    if let Some(s) = roles.subject {
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
            && scene.cs[v + 1..o]
                .iter()
                .all(|k| matches!(k.kind, ChunkKind::Punct(Punct::Quote | Punct::QuoteOpen)))
        {
            m.add(if relay { Role::Other } else { Role::Agent }, scene.range(o), "subject");
        }
    }
    if !relay && m.args.is_empty() {
        said_by(scene, &mut m, v);
        several_speakers(scene, &mut m, v);
    }
    if relay && !relayed(scene, &mut m, v) && !told_on(scene, &mut m, v, roles) {
        return scene.reject(c.head, word.verb, "no source whose words are passed on");
    }
    if let Some((_, source)) = passed_on(scene, v) {
        for a in &mut m.args {
            a.role = Role::Other;
        }
        for k in scene.coordinated(source) {
            m.add(Role::Agent, scene.range(k), "نقل عن");
        }
    }
    // أعلنت مسؤوليتها عن الهجوم
    if trigger.act == Some(Act::Announce) && takes_responsibility(scene, v) {
        m.act = Some(Act::Claim);
    }
    addressee(scene, &mut m, v, roles, trigger);
    scene.check_needs(condition(scene, &m, v, trigger, roles), &m, trigger.needs).then_some(m)
}

/// استهدف الحوثيون سفينتين قبل أن يعلنوا: a plural after أن is said of those who acted before it.
fn several_speakers(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    const BACK: usize = 20;
    let many = scene.cs[v].feats.has(Feats::PLURAL.with(Feats::THIRD));
    if !many || !scene.clause().in_time_clause(v) || !m.args.is_empty() {
        return;
    }
    let human = Classes::FORCE.with(Classes::FIGHTER).with(Classes::ACTOR).with(Classes::CIVILIAN);
    let fits = |&s: &usize| {
        let c = &scene.cs[s];
        s < v && c.classes.any(human) && (several(scene, s) || c.classes.has(Classes::ACTOR))
    };
    let mut before = (v.saturating_sub(BACK)..v).rev().filter_map(|k| scene.roles[k]?.subject);
    if let Some(s) = before.find(fits) {
        m.add(Role::Agent, scene.range(s), "plural subject of the sentence");
    }
}

/// أُعلن من قبل الوزارة، صُرّح على لسان الناطق: the speaker of a passive.
fn said_by(scene: &Scene<'_>, m: &mut Mention, v: usize) {
    let near = v + 1..scene.cs.len().min(v + 5);
    let plain =
        |k: &usize| matches!(scene.cs[*k].kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb);
    if let Some(k) = near.take_while(plain).find(|&k| by(scene, k) && speaks(scene, k)) {
        for n in scene.coordinated(k) {
            m.add(Role::Agent, scene.range(n), "من قبل");
        }
    }
}

/// غارة توقع قتلى وجرحى: it leaves them, and expects nothing.
fn followed_by_victims(scene: &Scene<'_>, v: usize) -> bool {
    static LOSS: Lazy<[Vec<u8>; 4]> = Lazy::new(|| ["خسائر", "إصابات", "أضرار", "ضحايا"].map(fold_str));
    scene.cs.get(v + 1).is_some_and(|n| {
        let loss = LOSS.iter().any(|l| scene.a.tokens.letters(n.head as usize).starts_with(l));
        n.bare() && !n.definite && (n.all.has(Classes::CASUALTY) || loss)
    })
}

/// أعربت عن إدانتها: the noun of speech is the mention.
pub fn expresses_noun(scene: &Scene<'_>, v: usize) -> bool {
    (v + 1..scene.cs.len().min(v + 6)).any(|k| {
        let c = &scene.cs[k];
        c.kind == ChunkKind::Noun
            && c.prep == Prep::About
            && c.trigger == c.head
            && scene
                .trigger(scene.a.words[c.head as usize].noun)
                .is_some_and(|t| t.kind == EventKind::Statement)
    })
}

/// شدّد الجيش حصاره: the light verb of an event that is no speech, without words of its own.
fn tightens(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    let a = after(scene, v);
    roles.object.is_some_and(|o| {
        let t = scene.cs[o].trigger;
        t != NONE
            && !(a.clause || a.quote || a.colon)
            && scene.trigger(scene.a.words[t as usize].noun).is_some_and(|t| t.kind != EventKind::Statement)
    })
}

/// Subject and object as a verb of speech has them; [`None`] when what stands before it cannot speak.
fn own_roles(scene: &Scene<'_>, v: usize, trigger: &Trigger, roles: &VerbRoles) -> Option<VerbRoles> {
    let mut r = *roles;
    let Some(s) = r.subject else { return Some(r) };
    let f = scene.cs[v].feats;
    // الجيش الذي قالوا إنه: one body is no subject of a plural verb.
    let elsewhere = r.inherited || r.antecedent == Some(s);
    if elsewhere && (f.has(Feats::PLURAL.with(Feats::THIRD)) && !several(scene, s) || !speaks(scene, s)) {
        r.subject = None;
        return (r.inherited || speaks(scene, s)).then_some(r);
    }
    // تحمّل الجهة المهاجمة المسؤولية: who bears it is named, whoever says so is not.
    if trigger.needs == Needs::Responsibility
        && scene.a.words[scene.cs[v].head as usize].enc == Enc::None
        && s > v
        && r.object.is_some_and(|o| is_responsibility(scene, o) && !given_to(scene, o))
    {
        (r.subject, r.object) = (None, Some(s));
        return Some(r);
    }
    // حثت الأطراف على، اتهمت الحكومة بـ: the verb never lacks its object, its subject may be told before.
    let pronoun = scene.a.words[scene.cs[v].head as usize].enc != Enc::None;
    // طالب وسائل الإعلام بعدم نشر: what follows بعدم is no object.
    let alone = r.object.is_none_or(|o| o > s + 1 && scene.cs[s + 1].negated);
    if (trigger.transitive || called_upon(scene, v, trigger, s))
        && !pronoun
        && s > v
        && alone
        && !r.inherited
        && !f.has(Feats::PASSIVE)
    {
        (r.subject, r.object) = (author(scene, v), Some(s));
        return Some(r);
    }
    if speaks(scene, s) {
        return Some(r);
    }
    // أكد استمرار القصف، نفى وقوع هجوم: what is said, by somebody who is not named again.
    let reveals = scene.cs.get(s + 1).is_some_and(|n| n.kind == ChunkKind::Noun && n.prep == Prep::About);
    let said = s > v && r.object.is_none() && !(reveals && trigger.needs == Needs::Human);
    (r.subject, r.object) = (None, Some(s));
    said.then_some(r)
}

/// … وتطالب المجتمع الدولي بـ: a masculine name after a feminine verb that goes on is called upon, not speaking.
fn called_upon(scene: &Scene<'_>, v: usize, trigger: &Trigger, s: usize) -> bool {
    let (c, n) = (&scene.cs[v], &scene.cs[s]);
    let w = &scene.a.words[n.head as usize];
    let masculine = w.al()
        && !scene.a.tokens.list[n.head as usize].ta
        && !n.feats.any(Feats::FEMININE.with(Feats::PLURAL));
    let appeal = trigger.frame.object == Slot::Target && trigger.act == Some(Act::Demand);
    let asks = scene.cs.get(s + 1).is_some_and(|n| {
        n.kind == ChunkKind::Noun && matches!(n.prep, Prep::B | Prep::To | Prep::On)
            || n.kind == ChunkKind::Adverb && (n.prep != Prep::None || n.negated)
    });
    // ودعت المواطنين إلى، طالب وسائل الإعلام بـ: a verb of the other gender has its subject elsewhere.
    // (but طالبت عائلات الضحايا بـ: families agree with it)
    let women = n.feats.has(Feats::FEMININE) || scene.a.stem(n.head as usize).ends_with(&[ALEF, TEH]);
    let people = n.classes.has(Classes::CIVILIAN)
        && n.feats.has(Feats::PLURAL)
        && c.feats.has(Feats::FEMININE)
        && !women
        || n.classes.has(Classes::MEDIA)
            && n.feats.has(Feats::PLURAL)
            && w.nominal
            && !c.feats.has(Feats::FEMININE);
    // بيان يدعو فيه القوات إلى: whoever issued it calls.
    let inside = scene.cs[(v + 1).min(s)..s].iter().any(|k| {
        let letters = scene.a.tokens.letters(k.head as usize);
        k.kind == ChunkKind::Adverb && (spell(letters, "فيه") || spell(letters, "فيها"))
    });
    if appeal && asks && n.bare() && (people || inside) {
        return true;
    }
    // ودعت جميع الأطراف إلى: they are called upon more often than they call.
    let all_sides = n.bare() && (n.start..n.end.min(n.start + 2)).any(|t| is_side(scene, t as usize));
    if trigger.frame.object == Slot::Target && c.conj && v > 0 && all_sides {
        return true;
    }
    trigger.frame.object == Slot::Target
        && c.conj
        && v > 0
        && c.feats.has(Feats::FEMININE)
        && w.phrase_end > n.head + 1
        && masculine
}

/// نشر زعيم الجماعة تسجيلاً يدعو فيه …: the subject of the verb whose object holds the words.
fn author(scene: &Scene<'_>, v: usize) -> Option<usize> {
    let text = v.checked_sub(1).filter(|&k| scene.cs[k].kind == ChunkKind::Noun && scene.cs[k].bare())?;
    let (_, roles) = scene.governor(text).filter(|&(g, r)| g < text && r.object == Some(text))?;
    roles.subject.filter(|&s| speaks(scene, s))
}

/// الأطراف، جميع، كافة: everybody, and nobody in particular.
pub fn is_side(scene: &Scene<'_>, token: usize) -> bool {
    static SIDES: Lazy<[Vec<u8>; 8]> = Lazy::new(|| {
        ["الأطراف", "الطرفين", "الجانبين", "الجميع", "جميع", "كافة", "كل", "المجتمع"].map(fold_str)
    });
    SIDES.iter().any(|s| scene.a.tokens.letters(token) == s.as_slice())
}

/// Several people: a plural, a number, a list.
fn several(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    c.feats.any(Feats::PLURAL.with(Feats::DUAL))
        || c.count > 1
        || c.classes.has(Classes::QUANTITY)
        || scene.a.words[c.head as usize].unknown()
        || scene.coordinated(np).nth(1).is_some()
}

pub fn is_responsibility(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    (c.start..c.end.min(c.start + 3)).any(|t| names_responsibility(scene.a.tokens.letters(t as usize)))
}

/// مسؤولية الهجوم للحكومة / على الحكومة
fn given_to(scene: &Scene<'_>, np: usize) -> bool {
    scene.cs[np + 1..].iter().take(3).any(|c| {
        c.kind == ChunkKind::Noun
            && matches!(c.prep, Prep::L | Prep::On)
            && c.classes.any(Classes::HUMAN.with(Classes::PLACE))
    })
}

/// ألقى المسؤولية على، نسبت الحكومة مسؤولية القصف إلى, عزا المسؤولية: near the verb, before any clause.
fn blames(scene: &Scene<'_>, v: usize) -> bool {
    let near = v + 1..scene.cs.len().min(v + 5);
    let plain =
        |k: &usize| matches!(scene.cs[*k].kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb);
    near.take_while(plain)
        .any(|k| matches!(scene.cs[k].prep, Prep::None | Prep::B) && is_responsibility(scene, k))
}

/// نسبت الوزارة القصف إلى التحالف، ونسبت الهجوم إلى: an attack that somebody lays on somebody.
fn ascribes(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    let c = &scene.cs[v];
    let deed = roles.object.filter(|&o| o > v && roles.antecedent.is_none()).is_some_and(|o| {
        let t = scene.cs[o].trigger;
        t != NONE
            && scene.trigger(scene.a.words[t as usize].noun).is_some_and(|t| t.kind != EventKind::Statement)
    });
    // (نسبت الصحف الهجمات إلى: what papers write)
    let somebody =
        roles.subject.map_or(c.feats.has(Feats::FEMININE), |s| !scene.cs[s].classes.has(Classes::MEDIA));
    c.marks.has(Marks::ASCRIBE) && deed && somebody && !c.feats.has(Feats::PASSIVE)
}

/// مسؤوليته، المسؤولية as object of the verb, before any clause.
fn takes_responsibility(scene: &Scene<'_>, v: usize) -> bool {
    for k in v + 1..scene.cs.len().min(v + 10) {
        match scene.cs[k].kind {
            ChunkKind::Noun if scene.cs[k].bare() && is_responsibility(scene, k) => return true,
            // في بيان نشره على قناته: what is said of the text.
            ChunkKind::Verb if scene.a.words[scene.cs[k].head as usize].enc != Enc::None => {}
            // في بيان نُشر على الإنترنت
            ChunkKind::Verb
                if scene.cs[k - 1].kind == ChunkKind::Noun
                    && scene.cs[k - 1].classes.has(Classes::TEXT)
                    && !scene.cs[k - 1].definite
                    && !scene.cs[k].conj => {}
            ChunkKind::Subordinator | ChunkKind::Verb | ChunkKind::Punct(Punct::Stop | Punct::Colon) => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// نقلت وكالة … عن مصدر: the source is the speaker, the outlet passes on.
fn relayed(scene: &Scene<'_>, m: &mut Mention, v: usize) -> bool {
    for k in v + 1..scene.cs.len().min(v + 12) {
        let c = &scene.cs[k];
        match c.kind {
            // «ضربة» نُسبت إليها عن سقوط: the عن of another word.
            ChunkKind::Noun
                if c.prep == Prep::About && (k == v + 1 || !scene.cs[v].feats.has(Feats::PASSIVE)) =>
            {
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
    // نقل مراسل أن …; نسبت إليه وكالة قوله
    let quotes = scene.cs[v + 1..].iter().take(8).any(|c| is_saying(scene, c));
    if quotes {
        return true;
    }
    let passive = scene.cs[v].feats.has(Feats::PASSIVE);
    let clause = || scene.cs[v + 1..].iter().take(8).any(|c| c.kind == ChunkKind::Subordinator);
    // أعلنت النيابة، في بيان نقلته الوكالة، أن: who passes the text on says nothing else.
    let text =
        scene.roles[v].and_then(|r| r.antecedent).is_some_and(|a| scene.cs[a].classes.has(Classes::TEXT));
    let reports = !passive && !text && m.has(Role::Other) && clause();
    if reports {
        for a in &mut m.args {
            a.role = Role::Agent;
        }
    }
    reports
}

/// وفق ما نقلت صحيفة، حسبما نقلته الوكالة: who passes it on is the source.
fn told_on(scene: &Scene<'_>, m: &mut Mention, v: usize, roles: &VerbRoles) -> bool {
    let told = attributed(scene, v) || told_as(scene, v, roles);
    if told {
        for a in &mut m.args {
            a.role = Role::Agent;
        }
    }
    told && m.has(Role::Agent)
}

/// A phrase of attribution stands right before the verb: بحسب ما، وفق ما.
fn attributed(scene: &Scene<'_>, v: usize) -> bool {
    (v.saturating_sub(3)..v).any(|k| scene.cs[k].kind == ChunkKind::Attribution)
}

/// قوله، قولها، قولهم، القول
pub fn is_saying(scene: &Scene<'_>, c: &Chunk) -> bool {
    static SAYING: Lazy<Vec<u8>> = Lazy::new(|| fold_str("قول"));
    let w = &scene.a.words[c.head as usize];
    c.bare() && (w.enc != Enc::None || w.al()) && scene.a.stem(c.head as usize).starts_with(&SAYING)
}

fn condition(scene: &Scene<'_>, m: &Mention, v: usize, trigger: &Trigger, roles: &VerbRoles) -> bool {
    let a = after(scene, v);
    let c = &scene.cs[v];
    // A jussive stands only after لم (لم يقل); لا يقل عن is another word.
    let addressed = c.feats.has(Feats::SECOND) && !c.negated;
    if c.feats.has(Feats::JUSSIVE) && (c.feats.has(Feats::SINGULAR) && !after_lam(scene, c) || addressed) {
        return false;
    }
    // لم ترد أنباء عن ضحايا: no news came.
    if c.negated && ["ترد", "يرد"].iter().any(|w| spell(scene.a.tokens.letters(c.head as usize), w)) {
        return false;
    }
    if attributed(scene, v) || told_as(scene, v, roles) {
        return true;
    }
    let subject = |classes: Classes| {
        roles.subject.is_some_and(|s| scene.cs[s].classes.any(classes) || scene.cs[s].all.any(classes))
    };
    let unknown = roles.subject.is_some_and(|s| scene.a.words[scene.cs[s].head as usize].unknown());
    let human = subject(Classes::HUMAN.with(Classes::PLACE).with(Classes::TEXT)) || unknown;
    let reports = a.clause || a.quote || a.colon;
    // آصف is a name more often than «I describe».
    let noun_before = v > 0 && scene.cs[v - 1].kind == ChunkKind::Noun && scene.cs[v - 1].end == c.start;
    if c.feats.has(Feats::FIRST.with(Feats::SINGULAR)) && noun_before {
        return false;
    }
    let first = c.feats.has(Feats::FIRST) && (reports || !c.feats.has(Feats::SINGULAR));
    let human = human || first;
    let word = &scene.a.words[c.head as usize];
    if anonymity(scene, c, trigger) {
        return false;
    }
    if asks_you(scene, v, roles) {
        return false;
    }
    // أُدينوا بتشكيل منظمة: a verdict, no word.
    let agent = || scene.cs[v + 1..].iter().take(6).any(|k| k.kind == ChunkKind::Noun && k.prep == Prep::By);
    if trigger.act == Some(Act::Condemn) && c.feats.has(Feats::PASSIVE) && !agent() {
        return false;
    }
    // انفجار تبين أنه ناجم عن: it turned out, and nobody says so.
    let turned_out = spell(scene.a.tokens.letters(c.head as usize), "تبين")
        && roles.subject.is_none_or(|s| roles.inherited || roles.antecedent == Some(s));
    // لم ترد أنباء عن ضحايا: no news came.
    let no_news =
        c.negated && ["ترد", "يرد"].iter().any(|w| spell(scene.a.tokens.letters(c.head as usize), w));
    if called_grave(scene, v, roles) || turned_out || no_news {
        return false;
    }
    if impersonal(scene, c, trigger, roles, v) || named(scene, c, trigger, &a) {
        return false;
    }
    match trigger.needs {
        // سنواصل التحاور «…»: with an object of its own the quotation is another's.
        Needs::Clause => a.clause || a.colon || a.quote && roles.object.is_none(),
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
                || goes_on(scene, v, roles)
                || a.event && human
                || word.enc != Enc::None && human
                || c.negated && (human || roles.subject.is_none())
                || human
                    && subject(
                        Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::MEDIA).with(Classes::TEXT),
                    )
        }
        // عبّر عن، أعرب عن
        Needs::Express => a.about || a.clause,
        Needs::Stance => reports || a.by && human,
        Needs::Responsibility => responsibility(scene, v),
        Needs::Blame => (blames(scene, v) || ascribes(scene, v, roles)) && m.has(Role::Target),
        // علق المتظاهرون لافتة على الباب: an object is hung, not commented on.
        Needs::Comment => (a.on_something(scene, v) && roles.object.is_none() || reports) && human,
        // شدّدت الشرطة إجراءاتها: with an object it is no word.
        Needs::Insist => reports || roles.object.is_none() && a.on_something(scene, v),
        Needs::Claimable => a.event || responsibility(scene, v) || roles.object.is_none() && human,
        Needs::Media => human && (subject(Classes::MEDIA.with(Classes::SPEAKER)) || reports),
        Needs::Monitor => human && (a.event || reports),
        Needs::Words => topic::words_only(scene, m),
        Needs::Relay => true,
        // نشرت صوراً، في بيان نشرته; وفق ما نشرته is let through above.
        Needs::Told => false,
        _ => true,
    }
}

impl After {
    fn on_something(&self, scene: &Scene<'_>, v: usize) -> bool {
        scene.cs[v + 1..].iter().take(6).any(|c| c.kind == ChunkKind::Noun && c.prep == Prep::On)
    }
}

/// كما تفيد اللجنة، على ما ذكر المصدر: with a speaker the verb needs nothing else.
fn told_as(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    static WORDS: Lazy<[Vec<u8>; 3]> = Lazy::new(|| ["كما", "حسبما", "ما"].map(fold_str));
    let speaker = roles.subject.is_some_and(|s| scene.cs[s].all.any(Classes::HUMAN));
    let before = v.checked_sub(1).map(|k| scene.a.tokens.letters(scene.cs[k].start as usize));
    speaker && before.is_some_and(|l| WORDS.iter().any(|w| l == w.as_slice()))
}

/// أضاف لوثر، يجب رفع الحصار: a name, a comma, and a finished clause instead of a colon.
fn goes_on(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    let Some(s) = roles.subject.filter(|&s| s > v) else { return false };
    let name = &scene.a.words[scene.cs[s].head as usize];
    let named = name.unknown() || scene.cs[s].classes.any(Classes::PERSON.with(Classes::SPEAKER));
    let is = |k: usize, kind: ChunkKind| scene.cs.get(k).is_some_and(|c| c.kind == kind);
    named && is(s + 1, ChunkKind::Punct(Punct::Comma)) && is(s + 2, ChunkKind::Verb) && !scene.cs[s + 2].conj
}

/// طلب عدم كشف هويته، رفض ذكر اسمه: how the source wants to be named, not what it says.
pub fn anonymity(scene: &Scene<'_>, c: &Chunk, trigger: &Trigger) -> bool {
    static NAMES: Lazy<[Vec<u8>; 3]> = Lazy::new(|| ["اسم", "هوي", "أسماء"].map(fold_str));
    let asks = trigger.act == Some(Act::Demand) || trigger.rejects;
    let reach = if asks { 6 } else { 3 };
    let end = (c.end + reach).min(scene.sentence.end);
    let announces = trigger.act == Some(Act::Announce);
    (asks || announces)
        && (c.end..end).any(|t| {
            let own = scene.a.words[t as usize].enc != Enc::None;
            own && NAMES.iter().any(|n| scene.a.tokens.letters(t as usize).starts_with(n))
        })
}

/// هل تعلم أن، هل تذكر أن: the reader is asked.
fn asks_you(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    static WHETHER: Lazy<Vec<u8>> = Lazy::new(|| fold_str("هل"));
    let c = &scene.cs[v];
    let second = Feats::PRESENT.with(Feats::SINGULAR).with(Feats::FEMININE);
    let you = c.feats.has(Feats::SECOND) || c.feats.has(second) && roles.subject.is_none();
    let from = c.head.saturating_sub(2).max(scene.sentence.start);
    you && (from..c.head).any(|t| scene.a.tokens.letters(t as usize) == WHETHER.as_slice())
}

/// يُذكر أن، يُزعم أن: an imperfect without any subject reports nobody's words.
fn impersonal(scene: &Scene<'_>, c: &Chunk, trigger: &Trigger, roles: &VerbRoles, v: usize) -> bool {
    let bare = roles.subject.is_none() || roles.inherited;
    let third = Feats::PRESENT.with(Feats::THIRD).with(Feats::SINGULAR).with(Feats::MASCULINE);
    let passive = c.feats.has(Feats::PASSIVE) && !(v + 1..scene.cs.len().min(v + 6)).any(|k| by(scene, k));
    let relayed = trigger.needs == Needs::Relay;
    trigger.impersonal && bare && c.feats.has(third) && !c.negated
        || passive && !relayed && c.feats.has(Feats::PRESENT)
}

/// وُصفت إصابته بالخطيرة، وصفت حالتها بالحرجة: what doctors say of wounds.
fn called_grave(scene: &Scene<'_>, v: usize, roles: &VerbRoles) -> bool {
    static STATES: Lazy<[Vec<u8>; 5]> = Lazy::new(|| ["إصاب", "حالة", "حالت", "جراح", "جروح"].map(fold_str));
    let Some(o) = roles.object.filter(|&o| o == v + 1 && roles.subject.is_none()) else { return false };
    let stem = scene.a.stem(scene.cs[o].head as usize);
    let called =
        scene.cs.get(o + 1).is_some_and(|n| n.prep == Prep::B && scene.a.words[n.head as usize].adjective);
    called && STATES.iter().any(|s| stem.starts_with(s))
}

/// من قبل، على لسان: the passive has its speaker.
fn by(scene: &Scene<'_>, k: usize) -> bool {
    scene.cs[k].kind == ChunkKind::Noun && scene.cs[k].prep == Prep::By
}

/// متظاهر يدعى فلان: «is called», which ends in ى.
fn named(scene: &Scene<'_>, c: &Chunk, trigger: &Trigger, a: &After) -> bool {
    static CALLED: Lazy<Vec<u8>> = Lazy::new(|| fold_str("دعي"));
    trigger.act == Some(Act::Claim)
        && c.feats.has(Feats::PRESENT)
        && scene.a.tokens.letters(c.head as usize).ends_with(&CALLED)
        && last_written(scene.a.source(c.head as usize)) == Some('ى')
        && !a.clause
}

fn after_lam(scene: &Scene<'_>, c: &Chunk) -> bool {
    use crate::text::fold::{LAM, MEEM};
    (c.start..c.head).any(|t| scene.a.tokens.letters(t as usize).ends_with(&[LAM, MEEM]))
}
