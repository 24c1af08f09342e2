//! Head nouns of place names: what kind of place they announce, and what they say of where a spot lies.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::names::{Direction, PlaceKind, RelationKind};
use crate::text::fold::{ALEF, LAM, Letter, fold_str};

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// These kinds.
    const fn of(kinds: &[PlaceKind]) -> Kinds {
        let mut set = 0;
        let mut i = 0;
        while i < kinds.len() {
            set |= 1 << kinds[i] as u32;
            i += 1;
        }
        Kinds(set)
    }

    /// Is the kind one of them?
    pub fn has(self, kind: PlaceKind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }
}

/// What a word says before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The name is of one of these kinds, or nearly (مدينة).
    Kind(Kinds),
    /// The name is of one of these kinds: a bridge that bears the name of a town is not the town (جسر).
    Strict(Kinds),
    /// Several of these, or those of a larger place (أحياء حلب).
    Several(Kinds),
    /// The capital (العاصمة).
    Capital,
    /// The land of a state, which an adjective may name (الأراضي السورية).
    Land,
    /// The spot lies thus to the place.
    Relation(RelationKind),
    /// The spot lies to this side of the place.
    Side(Direction),
}

use PlaceKind::{
    Airport, Base, Bridge, Camp, City, Country, Crossing, Dam, District, Facility, Governorate, Gulf, Island,
    Lake, Mountain, Neighbourhood, Port, Region, River, Road, Sea, Square, Strait, Town, Village,
};

const SETTLEMENT: &[PlaceKind] = &[City, Town, Village];

/// Words by what they say; plural and dual stand for themselves.
const HEADS: &[(&str, Head)] = &[
    ("دولة جمهورية مملكة سلطنة", Head::Kind(Kinds::of(&[Country]))),
    ("محافظة ولاية محافظتي ولايتي", Head::Kind(Kinds::of(&[Governorate]))),
    ("إقليم مقاطعة إمارة", Head::Kind(Kinds::of(&[Governorate, Region, District]))),
    ("قضاء ناحية مديرية محلية معتمدية دائرة عزلة منطقتي ناحيتي مديريتي", Head::Kind(Kinds::of(&[District]))),
    ("مدينة مدينتي", Head::Kind(Kinds::of(&[City, Town]))),
    ("بلدة بلدتي", Head::Kind(Kinds::of(&[Town, Village]))),
    ("قرية قريتي ضيعة كفر", Head::Kind(Kinds::of(&[Village, Town]))),
    ("مستوطنة كيبوتس موشاف", Head::Kind(Kinds::of(&[Town, Village, City, Neighbourhood]))),
    ("حي حيي حارة ضاحية", Head::Kind(Kinds::of(&[Neighbourhood]))),
    ("مخيم مخيمي", Head::Kind(Kinds::of(&[Camp]))),
    ("جزيرة جزر أرخبيل", Head::Kind(Kinds::of(&[Island]))),
    ("جبل جبال تل تلة تلال قمة مرتفعات هضبة", Head::Kind(Kinds::of(&[Mountain, Region]))),
    ("سهل حوض صحراء بادية غابة غابات قطاع شريط وادي شبه", Head::Kind(Kinds::of(&[Region, River]))),
    ("نهر", Head::Strict(Kinds::of(&[River]))),
    ("بحيرة", Head::Strict(Kinds::of(&[Lake]))),
    ("بحر", Head::Strict(Kinds::of(&[Sea]))),
    ("خليج", Head::Strict(Kinds::of(&[Gulf, Sea]))),
    ("مضيق", Head::Strict(Kinds::of(&[Strait]))),
    ("سد سدي", Head::Strict(Kinds::of(&[Dam]))),
    ("مطار مطاري", Head::Strict(Kinds::of(&[Airport, Base]))),
    ("قاعدة قاعدتي معسكر معسكري ثكنة", Head::Strict(Kinds::of(&[Base, Airport]))),
    ("معبر منفذ معبري", Head::Strict(Kinds::of(&[Crossing]))),
    ("ميناء ميناءي مرفأ", Head::Strict(Kinds::of(&[Port]))),
    ("طريق شارع أوتوستراد أتوستراد", Head::Strict(Kinds::of(&[Road]))),
    ("جسر جسري كوبري", Head::Strict(Kinds::of(&[Bridge]))),
    ("ساحة دوار ميدان مفرق تقاطع مثلث", Head::Strict(Kinds::of(&[Square]))),
    (
        "مستشفى مستشفيي مشفى سجن جامع مسجد كنيسة كاتدرائية كنيس معبد دير حسينية مرقد ضريح مزار حقل حقلي مصفاة مصفى مصافي جامعة \
         سوق كلية معهد قلعة محطة مفاعل منشأة مدرسة مجمع فندق منتجع مقهى مصنع معمل معملي قصر مسرح ملعب متحف \
         سفارة قنصلية صالة قاعة صوامع مطحنة مستودعات",
        Head::Strict(Kinds::of(&[Facility])),
    ),
    ("أحياء حارات ضواحي", Head::Several(Kinds::of(&[Neighbourhood]))),
    ("قرى بلدات مدن", Head::Several(Kinds::of(SETTLEMENT))),
    ("مخيمات", Head::Several(Kinds::of(&[Camp]))),
    ("شوارع", Head::Several(Kinds::of(&[Road]))),
    ("مناطق محافظات نواحي مديريات", Head::Several(Kinds::of(&[Governorate, District]))),
    ("عاصمة", Head::Capital),
    ("أراضي أراض أجواء تراب سماء", Head::Land),
    ("ريف أرياف", Head::Relation(RelationKind::Countryside)),
    (
        "محيط قرب محاذاة مقربة جوار قبالة محور محاور جبهة جبهات جهة مدخل مداخل",
        Head::Relation(RelationKind::Near),
    ),
    ("أطراف مشارف تخوم طرف", Head::Relation(RelationKind::Outskirts)),
    ("وسط مركز قلب", Head::Relation(RelationKind::Centre)),
    ("شمال شمالي شمالية", Head::Side(Direction::North)),
    ("جنوب جنوبي جنوبية", Head::Side(Direction::South)),
    ("شرق شرقي شرقية", Head::Side(Direction::East)),
    ("غرب غربي غربية", Head::Side(Direction::West)),
];

/// The words, and a filter before them: most words of a text are none.
struct Table {
    words: FxHashMap<Vec<Letter>, Head>,
    filter: [u64; 64],
}

static TABLE: Lazy<Table> = Lazy::new(|| {
    let words = HEADS.iter().flat_map(|&(words, head)| words.split(' ').map(move |w| (fold_str(w), head)));
    let mut table = Table { words: words.collect(), filter: [0; 64] };
    for word in table.words.keys() {
        let (place, bit) = place(word);
        table.filter[place] |= bit;
    }
    table
});

/// Where the filter has a word, by its length and its first, second and last letter; the shortest have one place.
fn place(word: &[Letter]) -> (usize, u64) {
    let &[first, second, .., last] = word else { return (0, 1) };
    let (first, second, last) = (usize::from(first), usize::from(second), usize::from(last));
    ((first + 8 * last) % 64, 1 << ((second + 8 * word.len()) % 64))
}

/// What the word says before a name; `letters` without particles, the article may be there.
pub fn of(letters: &[Letter]) -> Option<Head> {
    let bare = match letters {
        [ALEF, LAM, rest @ ..] if rest.len() >= 2 => rest,
        _ => letters,
    };
    let (place, bit) = place(bare);
    if TABLE.filter[place] & bit == 0 { None } else { TABLE.words.get(bare).copied() }
}

/// What of a head noun tells the places of a name apart: a number for its sort, and the kinds that it announces.
pub fn sort(head: Option<Head>) -> (u8, u32) {
    match head {
        Some(Head::Kind(kinds)) => (1, kinds.0),
        Some(Head::Strict(kinds)) => (2, kinds.0),
        Some(Head::Several(kinds)) => (3, kinds.0),
        Some(Head::Capital) => (4, 0),
        Some(Head::Land | Head::Relation(_) | Head::Side(_)) | None => (0, 0),
    }
}

/// Does it announce a road?
pub fn is_road(head: Head) -> bool {
    matches!(head, Head::Strict(kinds) if kinds.has(Road))
}

/// Two sides together: شمال شرق.
pub fn between(a: Direction, b: Direction) -> Direction {
    use Direction::{East, North, Northeast, Northwest, South, Southeast, Southwest, West};
    match (a, b) {
        (North, East) | (East, North) => Northeast,
        (North, West) | (West, North) => Northwest,
        (South, East) | (East, South) => Southeast,
        (South, West) | (West, South) => Southwest,
        (a, _) => a,
    }
}

/// The relation of a spot to one side of a place.
pub fn beside(direction: Direction) -> RelationKind {
    match direction {
        Direction::North => RelationKind::NorthOf,
        Direction::Northeast => RelationKind::NortheastOf,
        Direction::East => RelationKind::EastOf,
        Direction::Southeast => RelationKind::SoutheastOf,
        Direction::South => RelationKind::SouthOf,
        Direction::Southwest => RelationKind::SouthwestOf,
        Direction::West => RelationKind::WestOf,
        Direction::Northwest => RelationKind::NorthwestOf,
    }
}
