//! Chains of mentions: which triggers of a text speak of one event.
//!
//! In the texts a trigger is marked `{1 …}`: those with one number are one event, `{0 …}` is an event of its own.

use std::collections::BTreeMap;

use hadath::{Document, Extractor};

const TEXTS: &[&str] = &[
    // a definite noun points back
    "{1 هاجم} مسلحون حاجزاً قرب تمنراست. وأسفر {1 الهجوم} عن ثلاثة قتلى.",
    "شنّ الطيران {1 غارة} على مستودع في الحديدة. ولم تعلن أي جهة مسؤوليتها عن {1 الغارة}.",
    "{1 قصفت} المدفعية بلدة الكرمك ساعتين. وأدانت المنظمة {1 القصف}.",
    "{1 انفجرت} عبوة ناسفة في سوق بكويتا، وتبنّت جماعة انفصالية {1 التفجير}.",
    "نفّذ انتحاري {1 هجوماً} على ثكنة في سبها، وقال ناجون إن هذا {1 الهجوم} هو الأعنف.",
    // not what is elsewhere, or hits somebody else
    "{0 هاجم} مسلحون مخفراً في بشار. وفي اليوم نفسه استهدف {0 الهجوم} الآخر بلدة ورقلة.",
    "استهدفت {0 غارة} جسر المعلا. كما طال {0 القصف} الجوي ميناء المخا.",
    // the headline is told again
    "{1 هجوم} على كنيسة في جوس\nقُتل ستة مصلين في {1 هجوم} شنّه مسلحون على كنيسة في جوس أمس الأحد.",
    "مسيّرات {1 تستهدف} مصفاة بانياس\nقال مصدر أمني إن مسيّرات {1 استهدفت} مصفاة بانياس فجر اليوم.",
    "{0 قصف} على مأرب\nأعلن الجيش أن مسلحين {0 قصفوا} بلدة حيس.",
    // a siege is one as long as its place is
    "{1 حاصرت} القوات مدينة كادقلي منذ شهر، و{1 منعت} دخول الغذاء إليها. وطالب الأهالي برفع {1 الحصار}.",
    "{0 حاصر} المتمردون مدينة الفاشر. وفكّ الجيش {0 الحصار} عن كادقلي.",
    // the noun after في sums up the verb
    "{1 اقتحم} ملثمون سجناً في كيدال وقتلوا حارسه في {1 هجوم} استمر ساعة.",
    // several are not one
    "شنّت الطائرات ثلاث {0 غارات} على صعدة. وقال شاهد إن {0 الغارة} على السوق كانت الأعنف.",
];

/// The text without marks, and the byte ranges of the triggers with their numbers.
fn unmarked(marked: &str) -> (String, Vec<(usize, usize, u32)>) {
    let (mut text, mut triggers) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, tail) = after.split_once('}').expect("a closing brace");
        let (number, trigger) = inside.split_once(' ').expect("a number and a trigger");
        text.push_str(before);
        let start = text.len();
        text.push_str(trigger);
        triggers.push((start, text.len(), number.parse().expect("a number")));
        rest = tail;
    }
    text.push_str(rest);
    (text, triggers)
}

#[test]
fn mentions_of_one_event_are_in_one_chain() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for marked in TEXTS {
        let (text, triggers) = unmarked(marked);
        let extraction = extractor.extract(&Document::new(text.as_str()));
        let mut chains: BTreeMap<u32, Vec<Option<u32>>> = BTreeMap::new();
        let mut alone = Vec::new();
        for (start, end, number) in triggers {
            let event =
                extraction.events().iter().find(|e| e.trigger().start() < end && start < e.trigger().end());
            let Some(event) = event else {
                wrong.push(format!("no event at {} in {text}", &text[start..end]));
                continue;
            };
            match number {
                0 => alone.push(event.coref()),
                n => chains.entry(n).or_default().push(event.coref()),
            }
        }
        let linked = chains.values().all(|c| c[0].is_some() && c.iter().all(|id| *id == c[0]));
        let apart = alone.iter().flatten().collect::<std::collections::BTreeSet<_>>().len()
            == alone.iter().flatten().count();
        if !linked || !apart {
            wrong.push(format!("{text}: {chains:?}, alone {alone:?}"));
        }
    }
    assert!(wrong.len() <= 1, "{}", wrong.join("\n"));
    println!("{}", wrong.join("\n"));
}
