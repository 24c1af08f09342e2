//! Who stands where to a verb: subject and object by order, agreement and class.

mod agree;
mod describe;
mod inherit;
mod order;
mod relative;

use crate::lexicon::class::{Classes, Func, Marks, Prep, Slot};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::EventKind;
use crate::phrase::{Analysis, Chunk, ChunkKind};
use crate::text::token::Punct;

/// How many chunks away anything may stand: keeps the work linear.
pub const REACH: usize = 40;

/// Subject and object of a verb, as chunk indices.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbRoles {
    /// Subject.
    pub subject: Option<usize>,
    /// Object.
    pub object: Option<usize>,
    /// The noun phrase that a relative clause belongs to.
    pub antecedent: Option<usize>,
    /// The subject is taken over from the verb before (coordination).
    pub inherited: bool,
}

/// The chunks of a sentence.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// The text.
    pub a: &'a Analysis<'a>,
    /// The chunks.
    pub cs: &'a [Chunk],
}

impl Clause<'_> {
    fn head(&self, np: usize) -> &crate::mention::Word {
        &self.a.words[self.cs[np].head as usize]
    }

    /// أما زوجها فيؤكد: the verb with فـ goes on with the topic after أما.
    fn after_topic(&self, v: usize) -> bool {
        use crate::text::fold::ends_with;
        for k in (v.saturating_sub(10)..v).rev() {
            match self.cs[k].kind {
                ChunkKind::Opener => {
                    return ends_with(self.a.tokens.letters(self.cs[k].start as usize), "أما");
                }
                ChunkKind::Verb | ChunkKind::Punct(Punct::Stop) => return false,
                _ => {}
            }
        }
        false
    }

    /// Does the clause end before chunk `k`, seen from its left?
    pub fn boundary(&self, k: usize) -> bool {
        let c = &self.cs[k];
        match c.kind {
            // …، وذلك بصاروخين: the means of the clause before.
            ChunkKind::Opener if self.and_that_with(k) => false,
            ChunkKind::Subordinator
            | ChunkKind::Opener
            | ChunkKind::Attribution
            | ChunkKind::Verb
            | ChunkKind::Relative => true,
            ChunkKind::Punct(Punct::Comma) if self.and_that_with(k + 1) => false,
            ChunkKind::Punct(p) => match p {
                Punct::Stop | Punct::Semicolon | Punct::Colon => true,
                Punct::Comma => self.comma_ends(k),
                Punct::Dash => self.cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Verb),
                Punct::QuoteOpen | Punct::Quote => self.long_quote(k),
                _ => false,
            },
            ChunkKind::Noun => self.participle_statement(k),
            _ => false,
        }
    }

    /// وذلك بـ, وذلك باستخدام before arms.
    fn and_that_with(&self, k: usize) -> bool {
        let (Some(c), Some(n)) = (self.cs.get(k), self.cs.get(k + 1)) else { return false };
        c.kind == ChunkKind::Opener
            && crate::text::fold::spell(self.a.tokens.letters(c.start as usize), "وذلك")
            && n.kind == ChunkKind::Noun
            && matches!(n.prep, Prep::B | Prep::Means)
            && n.all.has(Classes::WEAPON)
    }

    /// مضيفاً، مؤكدة: a participle of speech begins a new clause.
    pub fn participle_statement(&self, k: usize) -> bool {
        let c = &self.cs[k];
        if !c.bare() || c.trigger != c.head || c.head != c.start {
            return false;
        }
        let w = &self.a.words[c.head as usize];
        w.adjective
            && !w.al()
            && w.enc == Enc::None
            && self.a.lexicon.trigger(w.noun).is_some_and(|t| t.kind == EventKind::Statement)
    }

    /// A comma ends the clause when a verb, an opener or a new coordinated clause follows.
    fn comma_ends(&self, k: usize) -> bool {
        match self.cs.get(k + 1) {
            None => true,
            Some(n) => match n.kind {
                ChunkKind::Verb
                | ChunkKind::Opener
                | ChunkKind::Relative
                | ChunkKind::Subordinator
                | ChunkKind::Attribution => true,
                ChunkKind::Noun => self.participle_statement(k + 1),
                _ => false,
            },
        }
    }

    /// The quotation that opens at chunk `k` holds a clause, not a name.
    fn long_quote(&self, k: usize) -> bool {
        let token = self.cs[k].start;
        let at = self.a.quotes.partition_point(|q| q.open < token);
        let Some(quote) = self.a.quotes.get(at).filter(|q| q.open == token) else { return false };
        quote.close - quote.open > 8
            || self.cs[k + 1..]
                .iter()
                .take_while(|c| c.start < quote.close)
                .any(|c| matches!(c.kind, ChunkKind::Verb | ChunkKind::Subordinator))
    }

    /// Bare noun phrases to the right of chunk `v`, inside its clause, coordinated ones left out.
    pub fn right(&self, v: usize) -> ([usize; 2], usize) {
        let mut found = [0; 2];
        let mut n = 0;
        let mut k = v;
        while k + 1 < self.cs.len().min(v + REACH) {
            k += 1;
            if let Some(close) = self.cs[k].interpolation() {
                k = close;
                continue;
            }
            if n == 1 && self.describing(found[0], k) {
                k = self.after_description(k);
                continue;
            }
            if let Some(close) = self.dashed(k) {
                k = close;
                continue;
            }
            if n == 1 && self.event_verb(v) && !self.speech(v) && self.parenthesis(k).is_some() {
                k = self.parenthesis(k).unwrap_or(k);
                continue;
            }
            if self.boundary(k) {
                break;
            }
            if n == 0 && self.one_of_them(k).is_some() {
                continue;
            }
            // على بعد 5 كيلومترات
            // قذائف … مصدرها مناطق المعارضة: whence, no object.
            if self.cs[k].bare() && self.a.is_origin(self.cs[k].head as usize) {
                break;
            }
            if self.cs[k].bare() && (self.distance(k) || n == 1 && self.apposed_name(found[0], k)) {
                continue;
            }
            if self.cs[k].bare() && !self.modifier(k) && !self.cs[k].coord && !(self.cs[k].conj && n > 0) {
                found[n] = k;
                n += 1;
                if n == 2 {
                    break;
                }
            } else if self.cs[k].kind == ChunkKind::Noun
                && self.cs[k].conj
                && !self.cs[k].coord
                && self.cs[k].prep != Prep::None
            {
                // وفي …: a new clause part
            }
        }
        (found, n)
    }

    /// أحدهما، أحدهم: one of those who were named.
    fn one_man(&self, k: usize) -> bool {
        self.cs[k].end == self.cs[k].start + 1 && self.a.is_one_of(self.cs[k].start as usize)
    }

    /// مندوب الجزائر لدى مجلس الأمن عمار بن جامع: the name of an office, after the body it is with.
    fn apposed_name(&self, office: usize, k: usize) -> bool {
        let (c, w) = (&self.cs[k], self.head(k));
        let title = &self.cs[office];
        let bodies = Classes::INSTITUTION.with(Classes::FORCE).with(Classes::ACTOR);
        let with = |c: &Chunk| c.kind == ChunkKind::Noun && c.prep != Prep::None && c.classes.any(bodies);
        k > office + 1
            && title.classes.has(Classes::SPEAKER)
            && !title.feats.any(Feats::PLURAL.with(Feats::DUAL))
            && (w.unknown() && !w.al() || c.classes.has(Classes::PERSON))
            && self.cs[k - 1].end == c.start
            && self.cs[office + 1..k].iter().all(with)
    }

    /// على بعد 5 كيلومترات: how far, no object.
    fn distance(&self, k: usize) -> bool {
        let Some(before) = k.checked_sub(1).map(|p| &self.cs[p]) else { return false };
        before.kind == ChunkKind::Noun
            && before.prep == Prep::On
            && before.end == self.cs[k].start
            && ["بعد", "مسافة"]
                .iter()
                .any(|w| crate::text::fold::spell(self.a.tokens.letters(before.head as usize), w))
    }

    /// غارتين استهدفت إحداهما مستودعاً: one of the strikes named before is the strike itself.
    fn one_of_them(&self, k: usize) -> Option<usize> {
        const BACK: usize = 6;
        let c = self.cs.get(k)?;
        let one = c.bare() && c.end == c.start + 1 && self.a.is_one_of(c.start as usize);
        let verb = one.then(|| k.checked_sub(1)).flatten().filter(|&v| self.cs[v].kind == ChunkKind::Verb)?;
        (k.saturating_sub(BACK)..verb).rev().find(|&e| {
            let e = &self.cs[e];
            let several = e.feats.any(Feats::DUAL.with(Feats::PLURAL)) || e.count > 1;
            e.kind == ChunkKind::Noun && e.trigger != NONE && several
        })
    }

    fn event_verb(&self, k: usize) -> bool {
        let w = &self.a.words[self.cs[k].head as usize];
        self.a.lexicon.trigger(w.verb).is_some()
    }

    /// … في حلب التابعة للإدارة: a definite adjective that goes on with an earlier phrase.
    fn modifier(&self, k: usize) -> bool {
        let c = &self.cs[k];
        let w = self.head(k);
        // … للصوت الناشط إيهاب الوزني: somebody with a name.
        let named = self.a.words[c.head as usize + 1..(c.end as usize).max(c.head as usize + 1)]
            .first()
            .is_some_and(|n| !n.al() && (n.classes.has(Classes::PERSON) || n.unknown()));
        let beside = |k: usize| {
            let before = &self.cs[k - 1];
            // «الحوثيين» المتحالفين مع: after a name in quotation marks
            let quoted = k > 1
                && matches!(before.kind, ChunkKind::Punct(Punct::QuoteClose | Punct::Quote))
                && self.cs[k - 2].kind == ChunkKind::Noun;
            before.kind == ChunkKind::Noun && before.end == c.start || quoted
        };
        // بأسلحتهم الرشاشة: the kind of arms.
        let arms = w.classes.has(Classes::WEAPON)
            && k > 0
            && self.cs[k - 1].prep == Prep::B
            && self.cs[k - 1].all.any(Classes::WEAPON.with(Classes::FORCE))
            && self.cs[k - 1].end == c.start
            && c.end == c.start + 1;
        k > 0
            && !named
            && (w.adjective && !w.nominal || arms)
            && w.al()
            && !c.conj
            && c.head == c.start
            && beside(k)
    }

    /// The bare noun phrase to the left of verb `v` that can be its subject.
    fn left(&self, v: usize) -> Option<usize> {
        let mut k = v;
        let mut commas = 0;
        while k > 0 && v - k < REACH {
            k -= 1;
            let c = &self.cs[k];
            if c.skip_from > 0 {
                k = c.skip_from as usize;
                continue;
            }
            match c.kind {
                ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside => {}
                ChunkKind::Noun if c.prep != Prep::None || self.modifier(k) => {}
                // … المعتصمين والإدارة تناشد: the phrase next to the verb begins a clause of its own.
                ChunkKind::Noun
                    if c.coord
                        && k + 1 == v
                        && !self.cs[v].conj
                        && (!self.cs[v].feats.any(Feats::PLURAL.with(Feats::DUAL))
                            || self.speech(v) && c.classes.any(Classes::HUMAN))
                        && self.has_verb_before(k) =>
                {
                    return Some(k);
                }
                ChunkKind::Noun if c.coord => {}
                // في غضون ذلك، نفى …: a lone «that» before a comma ends an adverbial.
                ChunkKind::Noun
                    if self.head(k).func == Func::Demonstrative
                        && c.end == c.start + 1
                        && self.cs.get(k + 1).is_some_and(|n| n.is_punct(Punct::Comma)) => {}
                // عصابات … هي من تطلق النار
                ChunkKind::Noun if self.head(k).func == Func::Pronoun => {}
                ChunkKind::Noun if self.opens_clause(k) => return Some(k),
                // زوجها عثمان يؤكد: a name beside the noun that it belongs to.
                ChunkKind::Noun
                    if k > 0
                        && self.cs[k - 1].bare()
                        && self.cs[k - 1].end == c.start
                        && (self.head(k).unknown() || c.classes.has(Classes::PERSON))
                        && self.opens_clause(k - 1) =>
                {
                    return Some(k - 1);
                }
                // الوفد الذي زار السد نجا: over the object of a relative clause.
                ChunkKind::Noun if !self.cs[v].conj && self.object_in_relative(k).is_some() => {
                    k = self.object_in_relative(k).unwrap_or(k);
                }
                // انتحاري يقود سيارة مفخخة فجّر نفسه: over the clause that describes the subject.
                ChunkKind::Noun if k >= 2 && !self.cs[v].conj && self.describes(k - 1) => k -= 1,
                ChunkKind::Noun => return None,
                ChunkKind::Punct(Punct::Comma | Punct::QuoteClose | Punct::Quote | Punct::QuoteOpen) => {
                    commas += 1;
                    if commas > 2 {
                        return None;
                    }
                }
                // ظلّت تحوم، عادت تقصف: two verbs in a row have one subject.
                ChunkKind::Verb if k + 1 == v && !self.cs[v].conj => {}
                // مجموعات تتحصن في الغوطة أطلقت قذائف: over the verb that says what the indefinite subject is like.
                ChunkKind::Verb
                    if k > 0
                        && self.describes(k)
                        && !self.cs[v].conj
                        && (c.feats.has(Feats::PRESENT) || c.marks.has(Marks::AUX)) => {}
                // A relative clause between the subject and its verb: go on before it.
                ChunkKind::Verb if self.in_relative(k) => {}
                ChunkKind::Relative => {}
                _ => return None,
            }
        }
        None
    }

    fn has_verb_before(&self, k: usize) -> bool {
        (k.saturating_sub(6)..k).any(|j| self.cs[j].kind == ChunkKind::Verb || self.cs[j].trigger != NONE)
    }

    /// Nothing but a clause mark, a fronted phrase or a time stands before it.
    fn opens_clause(&self, np: usize) -> bool {
        let mut k = np;
        while k > 0 {
            k -= 1;
            let c = &self.cs[k];
            match c.kind {
                // … و«الشباب» تتبنّى: the conjunction before the quotation mark joins a clause.
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) if c.conj => return true,
                // «ميليشيا … هاجمتنا»: a quotation of a clause begins with its subject.
                ChunkKind::Punct(Punct::QuoteOpen) if k + 1 == np && self.long_quote(k) => return true,
                ChunkKind::Punct(Punct::QuoteClose | Punct::QuoteOpen | Punct::Quote) => {}
                ChunkKind::Subordinator | ChunkKind::Opener | ChunkKind::Punct(_) | ChunkKind::Aside => {
                    return true;
                }
                ChunkKind::Time | ChunkKind::Adverb => {}
                ChunkKind::Noun if c.prep != Prep::None => {}
                // (كانت مزروعة على الطريق: a predicate, no subject)
                ChunkKind::Verb if c.marks.any(Marks::AUX.with(Marks::CONTINUE).with(Marks::BEGIN)) => {
                    let w = self.head(np);
                    let predicate = w.adjective && !w.nominal && !w.al() || self.in_relative(k);
                    return !(c.marks.has(Marks::AUX) && predicate);
                }
                // شوهدت مسيّرات تجوب
                ChunkKind::Verb if c.marks.has(Marks::OCCUR) && self.cs[np].classes.has(Classes::WEAPON) => {
                    return true;
                }
                _ => return self.cs[np].conj,
            }
        }
        true
    }

    /// Of a passive: what stands beside it, or its antecedent, is the object.
    fn passive_roles(&self, v: usize, beside: Option<usize>) -> VerbRoles {
        let antecedent = self.antecedent(v);
        let object = antecedent.or(beside).or_else(|| self.left(v));
        VerbRoles { object, antecedent, ..VerbRoles::default() }
    }

    /// Of a verb in a clause that describes `a`; `right` are the phrases after it.
    fn relative_roles(&self, v: usize, a: usize, right: &[usize]) -> VerbRoles {
        let mut r = VerbRoles { antecedent: Some(a), ..VerbRoles::default() };
        let enc = self.head(v).enc;
        // مسلحين … أطلق أحدهما النار
        let first = right.iter().position(|&k| !self.one_man(k)).unwrap_or(0);
        let right = &right[first.min(right.len())..];
        // الوقت الذي تصدّت فيه القوات: the pronoun of another word is the antecedent's, the subject follows.
        // العملية التي استهدف منفذوها عربة: whoever belongs to it did it.
        let theirs = |s: &usize| self.cs[*s].classes.any(Classes::HUMAN) && self.head(*s).enc != Enc::None;
        let others = enc == Enc::None
            && !self.speech(v)
            && right.len() > 1
            && (!self.agrees_before(a, v) || right.first().is_some_and(theirs));
        if (self.resumed_elsewhere(a, v) || self.of_several(v) || others)
            && enc == Enc::None
            && let Some(&s) = right.first().filter(|&&s| self.agrees_after(s, v))
        {
            r.subject = Some(s);
            r.object = right.get(1).copied();
        } else if enc == Enc::None
            && self.speech(v)
            // سياسة التجويع التي يتهم الأهالي القوات بممارستها: an idea accuses nobody.
            && (!self.agrees_before(a, v) || self.mute(a))
            && right.first().is_some_and(|&s| self.agrees_after(s, v))
        {
            r.object = right.get(1).copied().filter(|_| self.mute(a)).or(Some(a));
            r.subject = right.first().copied();
        } else if enc == Enc::None || !self.resumes(v, enc) || self.speech(v) && right.is_empty() {
            r.subject = Some(a);
            r.object = right.first().copied();
        } else {
            r.object = Some(a);
            r.subject = right.first().copied();
            if r.subject.is_none() {
                r.subject = self.who_acts_around(a, v);
                r.inherited = r.subject.is_some();
            }
        }
        r
    }

    /// Subject and object of verb chunk `v`.
    pub fn roles(&self, v: usize) -> VerbRoles {
        let mut r = VerbRoles::default();
        let token = self.cs[v].head as usize;
        let enc = self.a.words[token].enc;
        let (right, n) = self.right(v);
        let right = &right[..n];
        if self.cs[v].feats.has(Feats::PASSIVE) {
            return self.passive_roles(v, right.first().copied());
        }
        if let Some(a) = self.antecedent(v) {
            return self.relative_roles(v, a, right);
        }
        let apart = self.cs[v].conj && v > 0 && !self.after_topic(v) || self.after_until(v);
        let before = if apart { None } else { self.left(v) };
        if let Some(l) = before.filter(|&l| self.agrees_before(l, v) && !self.circumstance(l)) {
            if let Some(doer) = right.first().copied().filter(|&s| self.topic_of(l, v, s)) {
                return VerbRoles { subject: Some(doer), object: Some(l), ..r };
            }
            r.subject = Some(l);
            r.object = right.iter().copied().find(|&k| !self.one_man(k));
            // البارة قُصفت: a place or a building alone before the verb was hit.
            let hit =
                self.cs[l].classes.any(Classes::PLACE.with(Classes::PLACE_HEAD).with(Classes::FACILITY));
            let alone = right.is_empty() && enc == Enc::None && hit && !self.cs[l].marks.has(Marks::CREWED);
            if alone && !self.cs[l].classes.has(Classes::NATION) && self.passive(v, l) {
                (r.subject, r.object) = (None, Some(l));
            }
            return r;
        }
        if self.pronoun_before(v) {
            r.object = right.first().copied();
            return r;
        }
        match *right {
            [] => {}
            // فاستهدف بالطيران منزلاً: what is written in the accusative is the object, however far.
            [a, ..] if self.accusative(a) => r.object = Some(a),
            // يقصفون بالهاون مقر الشرطة: no subject follows a plural verb.
            [a, ..] if self.cs[v].feats.has(Feats::PLURAL) && !self.agrees_after(a, v) => r.object = Some(a),
            // استهدفت بالهاون معاقل الجيش: after the means stands what is hit.
            [a, ..] if !self.near_subject(v, a) => r.object = self.hit_after_means(v, a).then_some(a),
            [only] => {
                if !self.agrees_after(only, v)
                    || (enc == Enc::None && self.passive(v, only))
                    || self.carried_on(v, only)
                    || self.strikes_too(v, only)
                {
                    r.object = Some(only);
                } else {
                    r.subject = Some(only);
                }
            }
            [a, b, ..] if self.done_by(v, a, b) || self.struck_by(v, a, b) => {
                (r.subject, r.object) = (Some(b), Some(a));
            }
            [a, b, ..] => {
                if self.agrees_after(a, v) {
                    r.subject = Some(a);
                    r.object = Some(b);
                } else {
                    r.object = Some(a);
                }
            }
        }
        let goes_on = self.cs[v].conj
            || self.in_time_clause(v)
            || v > 0
                && (self.is_likewise(v - 1)
                    || self.is_when(v - 1)
                    || self.is_then(v - 1)
                    || self.cs[v - 1].kind == ChunkKind::Opener && self.is_where(v - 1));
        if r.subject.is_none() && goes_on && !self.cs[v].feats.has(Feats::PASSIVE) {
            self.inherit(v, &mut r);
        }
        // حاول انتحاري أن يقتحم القاعدة
        if r.subject.is_none() && !self.cs[v].conj {
            r.subject = self.who_tries(v);
            r.inherited = r.subject.is_some();
        }
        if r.subject.is_none() && r.object.is_none() && !self.cs[v].conj {
            r.subject = self.fronted(v);
            r.inherited = r.subject.is_some();
        }
        r
    }

    /// لم تمض ساعات حتى قصفت المدفعية الحي: a clause of its own.
    fn after_until(&self, v: usize) -> bool {
        let before = self.cs[v].start.checked_sub(1);
        before.is_some_and(|t| crate::text::fold::spell(self.a.tokens.letters(t as usize), "حتى"))
    }

    /// انتقاماً لمقتل قائدهم، هاجم مسلحون …: why or how, at the head of the sentence.
    fn circumstance(&self, np: usize) -> bool {
        let first = np == 0 || matches!(self.cs[np - 1].kind, ChunkKind::Punct(_));
        let more = self.cs.get(np + 1).is_some_and(|n| n.kind == ChunkKind::Noun && n.prep != Prep::None);
        first && more && self.accusative(np) && !self.cs[np].classes.any(Classes::HUMAN)
    }

    /// اقتحموا البلدة وشنت القوات حملة, واقتحمت وشنت حملة دهم: the event noun after a light verb that goes on with
    /// the clause before is what is done, unless it is written as the subject of a passive (ونُفذ هجوم).
    fn carried_on(&self, v: usize, np: usize) -> bool {
        let (verb, c) = (&self.cs[v], &self.cs[np]);
        let event = c.trigger != NONE && !c.classes.any(Classes::HUMAN);
        let ambiguous = c.feats.has(Feats::PLURAL)
            || self.a.tokens.list[c.head as usize].ta
            || self.a.tokens.letters(c.head as usize).last() == Some(&crate::text::fold::HEH);
        let light = verb.marks.has(Marks::LIGHT) && !verb.marks.any(Marks::OCCUR.with(Marks::HIT));
        light && verb.conj && event && ambiguous && !verb.feats.has(Feats::PASSIVE)
    }

    /// An idea or a deed: it says nothing, other than a text.
    fn mute(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let heads = Classes::HUMAN.with(Classes::TEXT).with(Classes::PLACE).with(Classes::PLACE_HEAD);
        c.classes.has(Classes::GENERAL) && !c.classes.any(heads)
    }

    /// Written with the alef of the indefinite accusative.
    fn accusative(&self, np: usize) -> bool {
        self.cs[np].feats.has(Feats::INDEFINITE) && self.head(np).nominal
    }

    /// إنه هاجم، أنها قصفت: the pronoun is the subject.
    pub fn pronoun_before(&self, v: usize) -> bool {
        use crate::text::fold::{ALEF, HEH, MEEM, NOON};
        let Some(k) = v.checked_sub(1) else { return false };
        // أنه «هاجم …»
        let quote = matches!(self.cs[k].kind, ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote));
        let k = if quote { k.saturating_sub(1) } else { k };
        if !matches!(self.cs[k].kind, ChunkKind::Subordinator | ChunkKind::Opener)
            || self.cs[v].feats.has(Feats::PASSIVE)
        {
            return false;
        }
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        letters.ends_with(&[NOON, HEH])
            || letters.ends_with(&[NOON, HEH, ALEF])
            || letters.ends_with(&[NOON, HEH, MEEM])
            || letters.ends_with(&[NOON, NOON, ALEF])
    }

    /// A subject after its verb stands close to it: only a time, an adverb, or a phrase with في، لـ، خلال between.
    fn near_subject(&self, v: usize, np: usize) -> bool {
        let between = &self.cs[v + 1..np];
        let far = between.iter().any(|c| {
            c.kind == ChunkKind::Noun
                && !matches!(
                    c.prep,
                    Prep::In | Prep::L | Prep::During | Prep::None | Prep::At | Prep::After | Prep::With
                )
        });
        !far || self.cs[np].classes.any(Classes::ARMED) && !self.cs[v].conj
    }

    /// A verb of force with its arms right after it, and a thing that cannot have done it.
    fn hit_after_means(&self, v: usize, np: usize) -> bool {
        let word = self.head(v);
        let force = self.a.lexicon.trigger(word.verb).is_some_and(|t| {
            t.kind != EventKind::Statement && t.frame.subject == Slot::Agent && t.frame.object == Slot::Target
        });
        let means = self.cs.get(v + 1).is_some_and(|n| n.prep == Prep::B && n.all.has(Classes::WEAPON));
        let c = &self.cs[np];
        force
            && means
            && word.enc == Enc::None
            && np == v + 2
            && c.trigger == NONE
            && !c.classes.any(Classes::ARMED)
    }

    /// A verb of speech: its subject is a speaker, not the noun of the phrase before.
    fn speech(&self, v: usize) -> bool {
        let w = &self.a.words[self.cs[v].head as usize];
        self.a.lexicon.trigger(w.verb).is_some_and(|t| t.kind == EventKind::Statement)
    }
}
