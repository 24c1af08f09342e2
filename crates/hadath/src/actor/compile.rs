//! From the seeds to the registry. The build does this once; tests compare.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::actor::key;
use crate::actor::registry::{
    Actor, Body, Category, Day, Entry, Lead, NO, Name, Organisation, Registry, Row, Side, State, Str, first,
};
use crate::actor::seed::{BodySeed, CategorySeed, LeadSeed, OrganisationSeed, SideSeed, StateSeed};
use crate::finding::{Finding, Severity};
use crate::lexicon::paradigm::{Feats, NounSpec};
use crate::lexicon::seed::{ActorSeed, PlaceSeed, SeedFile, Source, Text};
use crate::lexicon::table::{Table, TableBuilder, TooLarge};
use crate::names::{ActorRelation, ActorType};
use crate::text::fold::{ALEF, HEH, LAM, Letter, TEH, YEH, fold_str};

/// Compiles all built-in files, and the actors, but nothing else, of a user's own.
///
/// # Errors
/// With file and line: unknown types, bodies, states, parents and the like, and two actors under one identifier.
pub fn compile(built_in: &[Source<'_>], own: &[Source<'_>]) -> Result<Registry, Finding> {
    let actors = |source: &Source<'_>| Ok(SeedFile { actor: source.parse()?.actor, ..SeedFile::default() });
    let files = built_in.iter().map(Source::parse).chain(own.iter().map(actors));
    let files = files.collect::<Result<Vec<_>, Finding>>()?;
    let sources: Vec<_> = built_in.iter().chain(own).collect();
    let both = || sources.iter().copied().zip(&files);
    let mut c = Compiler::default();
    c.string("");
    for (source, file) in both() {
        file.state.iter().try_for_each(|seed| c.state(source, seed))?;
    }
    let shared = shared(&files);
    for (source, file) in both() {
        file.place.iter().for_each(|seed| c.country(seed, &shared));
        file.body.iter().try_for_each(|seed| c.body(source, seed))?;
        file.generic.iter().for_each(|word| {
            c.generic.insert(key::of_name(&fold_str(word.get_ref())));
        });
    }
    for (source, file) in both() {
        c.lacks(source, file)?;
        c.offices(source, file)?;
        file.category.iter().try_for_each(|seed| c.category(source, seed))?;
        file.organisation.iter().try_for_each(|seed| c.organisation(source, seed))?;
        file.own.iter().try_for_each(|word| c.noun(source, word, Entry::Own))?;
    }
    for (source, file) in both() {
        file.lead.iter().try_for_each(|seed| c.lead(source, seed))?;
        file.actor.iter().try_for_each(|seed| c.actor(source, seed))?;
    }
    c.sort_actors();
    for (source, file) in both() {
        file.side.iter().try_for_each(|seed| c.side(source, seed))?;
        file.actor.iter().try_for_each(|seed| c.references(source, seed))?;
    }
    c.finish().map_err(|error| Finding {
        severity: Severity::Error,
        file: own.first().map_or("", |source| source.name).to_owned(),
        line: 1,
        column: 1,
        message: error.to_string(),
        help: None,
    })
}

/// Names of places in several states: they tell none.
fn shared(files: &[SeedFile]) -> HashSet<Vec<Letter>> {
    let mut first: HashMap<Vec<Letter>, Option<&str>> = HashMap::new();
    let mut shared = HashSet::new();
    for seed in files.iter().flat_map(|file| &file.place) {
        let country = seed.country.as_deref();
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            let key = key::of_name(&fold_str(name.get_ref()));
            if *first.entry(key.clone()).or_insert(country) != country {
                shared.insert(key);
            }
        }
    }
    shared
}

#[derive(Default)]
struct Compiler {
    registry: Registry,
    strings: HashMap<String, Str>,
    ids: HashMap<String, u16>,
    body_ids: HashMap<String, u16>,
    category_ids: HashMap<String, u16>,
    generic: HashSet<Vec<Letter>>,
    names: BTreeMap<Vec<Letter>, Vec<Entry>>,
}

fn unknown(source: &Source<'_>, text: &Text, what: &str) -> Finding {
    source.error(text, format!("unknown {what} {:?}", text.get_ref()))
}

fn kind(source: &Source<'_>, text: &Text) -> Result<ActorType, Finding> {
    ActorType::parse(text.get_ref()).ok_or_else(|| unknown(source, text, "actor type"))
}

/// `YYYY-MM-DD` as a number.
fn day(source: &Source<'_>, text: Option<&Text>) -> Result<Day, Finding> {
    let Some(text) = text else { return Ok(0) };
    let digits: String = text.get_ref().split('-').collect();
    let shape = text.get_ref().len() == 10 && digits.len() == 8;
    digits.parse().ok().filter(|_| shape).ok_or_else(|| unknown(source, text, "day"))
}

/// Eight kilobytes, of which one bit in ten or so is set.
const FIRSTS: usize = 1 << 13;

impl Compiler {
    fn string(&mut self, s: &str) -> Str {
        if let Some(&index) = self.strings.get(s) {
            return index;
        }
        let r = &mut self.registry;
        r.text.push_str(s);
        r.ends.push(r.text.len() as u32);
        let index = r.ends.len() as u32 - 1;
        self.strings.insert(s.to_owned(), index);
        index
    }

    fn name(&mut self, name: &str, entry: Entry) {
        self.key(key::of_name(&fold_str(name)), entry);
    }

    /// A name that keeps its article if it has but one word.
    fn definite_name(&mut self, name: &str, entry: Entry) {
        let folded = fold_str(name);
        let key = key::of_name(&folded);
        let single =
            !key.contains(&b' ') && folded.starts_with(&[ALEF, LAM]) && key.len() + 2 >= folded.len();
        self.key(if single { key::definite(&key) } else { key }, entry);
    }

    fn key(&mut self, key: Vec<Letter>, entry: Entry) {
        let words = key.split(|&l| l == b' ').count();
        self.registry.longest = self.registry.longest.max(u8::try_from(words).unwrap_or(u8::MAX));
        let entries = self.names.entry(key).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// All forms of a noun, or a phrase as it stands.
    fn noun(&mut self, source: &Source<'_>, text: &Text, entry: Entry) -> Result<(), Finding> {
        if text.get_ref().contains(' ') {
            self.name(text.get_ref(), entry);
            return Ok(());
        }
        let spec = NounSpec::parse(text.get_ref()).ok_or_else(|| source.error(text, "not a noun"))?;
        let mut forms: Vec<Vec<Letter>> = Vec::new();
        spec.forms(&mut |form: &[Letter], _: Feats| forms.push(key::of_name(form)));
        for form in forms {
            self.key(form, entry);
        }
        Ok(())
    }

    fn state(&mut self, source: &Source<'_>, seed: &StateSeed) -> Result<(), Finding> {
        if self.registry.state(seed.country.get_ref()).is_some() {
            return Err(source.error(&seed.country, "a second state of this code"));
        }
        let state = State {
            country: self.string(seed.country.get_ref()),
            code: self.string(&seed.code),
            name: 0,
            en: 0,
            nisba: (0, 0),
            lacks: Vec::new(),
            holders: Vec::new(),
            split: seed.split,
        };
        let index = self.registry.states.len() as u16;
        self.registry.states.push(state);
        for capital in &seed.capitals {
            self.name(capital.get_ref(), Entry::Capital(index));
        }
        Ok(())
    }

    /// Names and nationality of a state, from the seeds of places.
    fn country(&mut self, seed: &PlaceSeed, shared: &HashSet<Vec<Letter>>) {
        let state = seed.country.as_deref().and_then(|code| self.registry.state(code));
        let own = !shared.contains(&key::of_name(&fold_str(seed.name.get_ref())));
        self.registry.places.push(state.filter(|_| own).unwrap_or(NO));
        let Some(index) = state.filter(|_| seed.kind == "country") else { return };
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            self.name(name.get_ref(), Entry::State(index));
        }
        for nisba in seed.nisba.iter().chain(&seed.nisba_aliases) {
            self.nisba(nisba.get_ref(), index);
        }
        let (name, en) = (self.string(seed.name.get_ref()), self.string(&seed.en));
        let nisba = seed.nisba.as_ref().and_then(|n| n.get_ref().split('/').next());
        let nisba =
            nisba.filter(|n| !n.contains(' ')).map(|n| (self.string(n), self.string(&format!("{n}ة"))));
        let state = &mut self.registry.states[usize::from(index)];
        if state.name == 0 {
            (state.name, state.en, state.nisba) = (name, en, nisba.unwrap_or_default());
        }
    }

    fn nisba(&mut self, spec: &str, state: u16) {
        let mut parts = spec.split('/');
        let singular = fold_str(parts.next().unwrap_or_default());
        let words: Vec<&[Letter]> = singular.split(|&l| l == b' ').collect();
        let end = |suffix: &[Letter]| -> Vec<Letter> {
            let last = words.len() - 1;
            let ended = |(i, word): (usize, &&[Letter])| {
                // كورية شمالية, but جنوب أفريقية: only adjectives agree.
                let agrees = i == last || word.last() == Some(&YEH);
                [*word, if agrees { suffix } else { &[] }].concat()
            };
            words.iter().enumerate().map(ended).collect::<Vec<_>>().join(&b' ')
        };
        let suffix = |s: &str| end(&fold_str(s));
        let teh = |s: &str| end(&[&[TEH][..], &fold_str(s)].concat());
        for form in
            [end(&[]), end(&[HEH]), suffix("ا"), suffix("ان"), teh("ان"), teh("ين"), teh("ا"), teh("ي")]
        {
            self.key(key::of_name(&form), Entry::Nisba(state));
        }
        for form in [suffix("ين"), suffix("ات")] {
            self.key(key::of_name(&form), Entry::People(state));
        }
        for plural in parts.filter(|p| !matches!(*p, "ون" | "ات")) {
            self.name(plural, Entry::People(state));
        }
    }

    fn body(&mut self, source: &Source<'_>, seed: &BodySeed) -> Result<(), Finding> {
        let id = seed.id.get_ref();
        let index = if let Some(&index) = self.body_ids.get(id) {
            index
        } else {
            let first = seed.names.first().ok_or_else(|| source.error(&seed.id, "no name"))?.get_ref();
            let head = first.split(' ').next().unwrap_or_default();
            let body = Body {
                id: self.string(id),
                name: self.string(first),
                feminine: head.ends_with('ة') || head.ends_with("ات"),
                en: self.string(&seed.en),
                kind: kind(source, &seed.kind)?,
                code: self.string(&seed.code),
            };
            self.registry.bodies.push(body);
            let index = self.registry.bodies.len() as u16 - 1;
            self.body_ids.insert(id.clone(), index);
            index
        };
        for name in &seed.names {
            self.name(name.get_ref(), Entry::Body { body: index, lone: seed.lone });
            // وزير الدفاع، وزيرة الدفاع are the ministry.
            if let Some(rest) = name.get_ref().strip_prefix("وزارة ") {
                for minister in ["وزير", "وزيرة", "وكيل وزارة", "نائب وزير", "مساعد وزير"]
                {
                    let entry = Entry::Office { body: index, lone: seed.lone };
                    self.name(&format!("{minister} {rest}"), entry);
                }
            }
        }
        Ok(())
    }

    fn body_id(&self, source: &Source<'_>, text: &Text) -> Result<u16, Finding> {
        self.body_ids.get(text.get_ref()).copied().ok_or_else(|| unknown(source, text, "body"))
    }

    fn state_id(&self, source: &Source<'_>, text: &Text) -> Result<u16, Finding> {
        self.registry.state(text.get_ref()).ok_or_else(|| unknown(source, text, "state"))
    }

    fn lacks(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Finding> {
        for seed in &file.state {
            let index = self.state_id(source, &seed.country)?;
            let lacks = seed.lacks.iter().map(|body| self.body_id(source, body));
            self.registry.states[usize::from(index)].lacks = lacks.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    fn offices(&mut self, source: &Source<'_>, file: &SeedFile) -> Result<(), Finding> {
        for seed in &file.office {
            let body = self.body_id(source, &seed.body)?;
            for name in &seed.names {
                self.name(name.get_ref(), Entry::Office { body, lone: seed.lone });
            }
        }
        Ok(())
    }

    fn category(&mut self, source: &Source<'_>, seed: &CategorySeed) -> Result<(), Finding> {
        let first = seed.words.iter().chain(&seed.phrases).next();
        let first = first.ok_or_else(|| source.error(&seed.id, "no word"))?.get_ref();
        let state = seed.country.as_ref().map_or(Ok(NO), |country| self.state_id(source, country))?;
        let category = Category {
            id: self.string(&format!("category:{}", seed.id.get_ref())),
            name: self.string(first.split('/').next().unwrap_or_default()),
            en: self.string(&seed.en),
            kind: kind(source, &seed.kind)?,
            code: self.string(&seed.code),
            state,
            stop: seed.stop,
        };
        let index = self.registry.categories.len() as u16;
        self.registry.categories.push(category);
        if self.category_ids.insert(seed.id.get_ref().clone(), index).is_some() {
            return Err(source.error(&seed.id, "a second category of this name"));
        }
        let entry = Entry::Category(index);
        seed.words.iter().chain(&seed.phrases).try_for_each(|word| self.noun(source, word, entry))
    }

    fn organisation(&mut self, source: &Source<'_>, seed: &OrganisationSeed) -> Result<(), Finding> {
        let organisation =
            Organisation { kind: kind(source, &seed.kind)?, code: self.string(&seed.code), name: seed.name };
        let entry = Entry::Organisation(self.registry.organisations.len() as u16);
        self.registry.organisations.push(organisation);
        seed.words.iter().chain(&seed.phrases).try_for_each(|word| self.noun(source, word, entry))
    }

    fn lead(&mut self, source: &Source<'_>, seed: &LeadSeed) -> Result<(), Finding> {
        let relation = ActorRelation::parse(seed.relation.get_ref())
            .ok_or_else(|| unknown(source, &seed.relation, "relation"))?;
        let category = match seed.category.as_ref().filter(|c| !c.get_ref().is_empty()) {
            Some(id) => {
                let found = self.category_ids.get(id.get_ref());
                *found.ok_or_else(|| unknown(source, id, "category"))?
            }
            None => NO,
        };
        let body = seed.body.as_ref().map_or(Ok(NO), |body| self.body_id(source, body))?;
        let entry = Entry::Lead(self.registry.leads.len() as u16);
        self.registry.leads.push(Lead { relation, category, body });
        seed.words.iter().try_for_each(|word| self.noun(source, word, entry))
    }

    /// An actor, or more names of one that came before under the same identifier.
    fn actor(&mut self, source: &Source<'_>, seed: &ActorSeed) -> Result<(), Finding> {
        if seed.remove {
            return Ok(());
        }
        let kind = kind(source, &seed.kind)?;
        let state = match &seed.country {
            Some(code) => self
                .registry
                .state(code)
                .ok_or_else(|| source.error(&seed.name, format!("unknown state {code:?}")))?,
            None => NO,
        };
        let id = seed.id.as_ref().map_or_else(|| seed.name.get_ref().clone(), |id| id.get_ref().clone());
        let index = if let Some(&index) = self.ids.get(&id) {
            let first = &self.registry.actors[usize::from(index)];
            if (first.kind, first.state) != (kind, state) {
                return Err(source.error(&seed.name, format!("{id} is of another type or country above")));
            }
            index
        } else {
            let body = match &seed.body {
                Some(body) => self.body_id(source, body)?,
                None => {
                    id.split_once('/').and_then(|(_, body)| self.body_ids.get(body).copied()).unwrap_or(NO)
                }
            };
            let actor = Actor {
                id: self.string(&id),
                name: self.string(seed.name.get_ref()),
                en: self.string(&seed.en),
                kind,
                state,
                parent: 0,
                code: self.string(seed.code.as_deref().unwrap_or_default()),
                from: 0,
                until: 0,
                body: if state == NO { NO } else { body },
            };
            self.registry.actors.push(actor);
            self.ids.insert(id, self.registry.actors.len() as u16 - 1);
            self.registry.actors.len() as u16 - 1
        };
        self.details(source, seed, index)?;
        for name in std::iter::once(&seed.name).chain(&seed.aliases) {
            let key = key::of_name(&fold_str(name.get_ref()));
            let common = key.split(|&l| l == b' ').all(|word| self.generic.contains(word));
            let entry = Entry::Actor { actor: index, local: common, headed: seed.needs_head };
            self.definite_name(name.get_ref(), entry);
        }
        Ok(())
    }

    /// Dates, parent and code may stand with any of the entries of an actor.
    fn details(&mut self, source: &Source<'_>, seed: &ActorSeed, index: u16) -> Result<(), Finding> {
        let (from, until) = (day(source, seed.from.as_ref())?, day(source, seed.until.as_ref())?);
        let parent = seed.parent.as_ref().map_or(0, |parent| self.string(parent.get_ref()));
        let code = seed.code.as_ref().map_or(0, |code| self.string(code));
        let actor = &mut self.registry.actors[usize::from(index)];
        let set = |field: &mut u32, value: u32| {
            if value != 0 {
                *field = value;
            }
        };
        set(&mut actor.from, from);
        set(&mut actor.until, until);
        set(&mut actor.parent, parent);
        set(&mut actor.code, code);
        Ok(())
    }

    /// Parents and successors must be actors: listed ones, states, or bodies of states.
    fn references(&self, source: &Source<'_>, seed: &ActorSeed) -> Result<(), Finding> {
        seed.parent.iter().chain(&seed.successor).try_for_each(|id| self.known(source, id))
    }

    fn known(&self, source: &Source<'_>, id: &Text) -> Result<(), Finding> {
        let composed = match id.get_ref().split_once('/') {
            Some((state, body)) => self.registry.state(state).is_some() && self.body_ids.contains_key(body),
            None => self.registry.state(id.get_ref()).is_some(),
        };
        if composed || self.ids.contains_key(id.get_ref()) {
            Ok(())
        } else {
            Err(unknown(source, id, "actor"))
        }
    }

    fn sort_actors(&mut self) {
        let r = &mut self.registry;
        let mut order: Vec<u16> = (0..r.actors.len() as u16).collect();
        order.sort_by(|&a, &b| {
            let id = |i: u16| r.str(r.actors[usize::from(i)].id);
            id(a).cmp(id(b))
        });
        let mut place = vec![0u16; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[usize::from(old)] = new as u16;
        }
        r.actors = order.iter().map(|&i| r.actors[usize::from(i)].clone()).collect();
        for entry in self.names.values_mut().flatten() {
            if let Entry::Actor { actor, .. } = entry {
                *actor = place[usize::from(*actor)];
            }
        }
        for (i, actor) in (0..).zip(&r.actors) {
            let Some(state) = r.states.get(usize::from(actor.state)).filter(|_| actor.body != NO) else {
                continue;
            };
            if r.str(actor.id).starts_with(r.str(state.country)) {
                r.states[usize::from(actor.state)].holders.push((actor.body, i));
            }
        }
    }

    fn side(&mut self, source: &Source<'_>, seed: &SideSeed) -> Result<(), Finding> {
        let index = self.registry.sides.len() as u16;
        let mut rows = Vec::new();
        for row in &seed.rows {
            self.known(source, &row.actor)?;
            row.speaker.iter().try_for_each(|id| self.known(source, id))?;
            rows.push(Row {
                actor: self.string(row.actor.get_ref()),
                states: row.states.iter().map(|s| self.state_id(source, s)).collect::<Result<_, _>>()?,
                from: day(source, row.from.as_ref())?,
                until: day(source, row.until.as_ref())?,
                speaker: row.speaker.iter().map(|s| self.string(s.get_ref())).collect(),
            });
        }
        self.registry.sides.push(Side { kind: kind(source, &seed.kind)?, rows });
        for name in &seed.names {
            let means = |row: &crate::actor::seed::RowSeed| {
                row.names.is_empty() || row.names.iter().any(|n| n.get_ref() == name.get_ref())
            };
            let bits = seed.rows.iter().enumerate().filter(|(_, row)| means(row)).map(|(i, _)| 1u32 << i);
            self.definite_name(name.get_ref(), Entry::Side { side: index, rows: bits.sum() });
        }
        Ok(())
    }

    fn finish(self) -> Result<Registry, TooLarge> {
        let mut r = self.registry;
        let mut names: BTreeMap<Vec<Letter>, Name> = BTreeMap::new();
        for (key, entries) in self.names {
            for (end, _) in key.iter().enumerate().filter(|(_, l)| **l == b' ') {
                names.entry(key[..end].to_vec()).or_default().longer = true;
            }
            let name = names.entry(key).or_default();
            (name.first, name.count) = (r.entries.len() as u32, entries.len() as u16);
            r.entries.extend(entries);
        }
        let mut table = TableBuilder::default();
        let mut firsts = vec![0; FIRSTS];
        for (key, name) in names {
            table.add(&key, &name.bytes())?;
            let word = key.split(|&l| l == b' ').next().unwrap_or_default();
            for word in [word, word.strip_prefix(&key::ARTICLE).unwrap_or_default()] {
                let (place, bit) = first(word, FIRSTS);
                firsts[place] |= bit;
            }
        }
        r.firsts = firsts.into();
        r.names = Table::new(table.build()?.into());
        Ok(r)
    }
}
