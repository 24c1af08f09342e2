//! Deterministic texts for the benches: written templates filled from written lists by a fixed generator, so that every
//! machine and every run reads the same bytes.

/// A text of one kind, as many documents as it takes to reach `bytes`.
pub fn documents(style: Style, bytes: usize) -> Vec<String> {
    let mut writer = Writer { random: Random(0x9E37_79B9_7F4A_7C15) };
    let mut out = Vec::new();
    let mut total = 0;
    while total < bytes {
        let document = match style {
            Style::News => writer.article(4),
            Style::Ordinary => writer.article(0),
            Style::Telegram => writer.feed(),
            Style::Latin => writer.latin(),
        };
        total += document.len();
        out.push(document);
    }
    out
}

/// What the documents look like.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// Articles of short paragraphs; a quarter of the sentences report a core event.
    News,
    /// Articles without conflict: sport, weather, economy, culture.
    Ordinary,
    /// One event a line, with emoji and hashtags, without full stops.
    Telegram,
    /// English: nothing to find.
    Latin,
}

/// The sample articles of the project, in the order of their names.
pub fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the sample articles")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("an article in UTF-8")).collect()
}

/// `xorshift64*`: small, fixed, good enough to vary sentences.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % n
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}

struct Writer {
    random: Random,
}

impl Writer {
    /// An article in which one sentence of `core` reports a core event; none where `core` is 0.
    fn article(&mut self, core: usize) -> String {
        let mut out = String::new();
        self.fill(if core > 0 { HEADLINES } else { ORDINARY_HEADLINES }, &mut out);
        for _ in 0..3 + self.random.below(3) {
            out.push_str("\n\n");
            for i in 0..2 + self.random.below(3) {
                if i > 0 {
                    out.push(' ');
                }
                let reports = core > 0 && self.random.below(core) == 0;
                self.fill(if reports { CORE } else { ORDINARY }, &mut out);
            }
        }
        out.push('\n');
        out
    }

    fn feed(&mut self) -> String {
        let mut out = String::new();
        for _ in 0..12 {
            self.fill(TELEGRAM, &mut out);
            out.push('\n');
        }
        out
    }

    fn latin(&mut self) -> String {
        let mut out = String::new();
        for _ in 0..10 {
            self.fill(LATIN, &mut out);
            out.push('\n');
        }
        out
    }

    /// Appends one of the templates with its `{slots}` filled.
    fn fill(&mut self, templates: &[&'static str], out: &mut String) {
        let mut rest = self.random.pick(templates);
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').expect("a closed slot");
            out.push_str(before);
            if slot == "n" {
                out.push_str(&(2 + self.random.below(97)).to_string());
            } else {
                let list = SLOTS
                    .iter()
                    .find(|(name, _)| *name == slot)
                    .unwrap_or_else(|| panic!("no slot {slot}"))
                    .1;
                out.push_str(self.random.pick(list));
            }
            rest = after;
        }
        out.push_str(rest);
    }
}

const HEADLINES: &[&str] = &[
    "قصف على {place} و{force} تنفي مسؤوليتها",
    "{city}: هدوء حذر بعد أسبوع من التوتر",
    "مجلس {city} البلدي يقرّ موازنة العام المقبل",
    "{club} يحسم قمة الجولة ويبتعد بالصدارة",
    "ارتفاع أسعار الوقود في {city} للشهر الثالث",
    "غارة جوية تستهدف أطراف {place}",
    "{person}: لا عودة إلى المفاوضات قبل نهاية العام",
    "مهرجان {city} الثقافي يستضيف كتّاباً من عشرين بلداً",
];

const ORDINARY_HEADLINES: &[&str] = &[
    "مجلس {city} البلدي يقرّ موازنة العام المقبل",
    "{club} يحسم قمة الجولة ويبتعد بالصدارة",
    "ارتفاع أسعار الوقود في {city} للشهر الثالث",
    "مهرجان {city} الثقافي يستضيف كتّاباً من عشرين بلداً",
    "افتتاح جسر جديد في {city} بعد {n} شهراً من العمل",
];

/// Sentences with at least one core event.
const CORE: &[&str] = &[
    "قصفت مدفعية {force} أطراف {place} {time} بأكثر من {n} قذيفة.",
    "شنّت {force} هجوماً واسعاً على {place} {time}، بحسب {source}.",
    "وقال {source} إن طائرة مسيّرة استهدفت سيارة مدنية قرب {place} {time}.",
    "وأعلن {person} أن {force} «لن تسمح بتكرار الهجوم على {place}».",
    "تعرّضت {place} لقصف صاروخي من قبل {force} {time}، ما أدى إلى تدمير {n} منزلاً.",
    "نفى {source} وقوع أي هجوم على {place} خلال الأيام الماضية.",
    "وتفرض {force} حصاراً خانقاً على {place} {time}.",
    "وحلّقت طائرات استطلاع مسيّرة فوق {place} على علو منخفض {time}.",
    "أصيب {n} مدنياً في غارة إسرائيلية على {place} {time}.",
    "وأضاف: «قواتنا تصدّت للهجوم الذي شنّته {force} على {place}».",
    "اقتحم مسلحون مبنى البلدية في {place} {time} وأضرموا النار فيه.",
    "ودعا {person} {force} إلى وقف القصف على {place} فوراً.",
    "هزّ انفجار عبوة ناسفة سوق {place} {time}، وفق ما أفاد به {source}.",
    "لا يزال القصف مستمراً على {place} {time}، ولم يصدر تعليق من {force}.",
    "اغتال مجهولون ضابطاً متقاعداً أمام منزله في {place} {time}.",
    "واتهم {source} {force} باستهداف مستشفى في {place} بالدبابات والمدرعات.",
];

/// Sentences of ordinary news.
const ORDINARY: &[&str] = &[
    "وافتُتح في {city} {time} معرض للصناعات الغذائية بمشاركة {n} شركة.",
    "وارتفع سعر صرف الدولار في السوق الموازية إلى {n} ليرة، فيما بقي سعر الذهب على حاله.",
    "فاز {club} على {club} بهدفين مقابل هدف في المباراة التي جرت {time} على ملعب {city}.",
    "وتنخفض درجات الحرارة ابتداءً من {time} لتصبح أدنى من معدلاتها بنحو ثلاث درجات.",
    "يدرس في جامعة {city} أكثر من {n} ألف طالب، ثلثاهم من خارج المدينة.",
    "وتبلغ كلفة المشروع {n} مليون دولار، على أن تُنجز المرحلة الأولى منه قبل نهاية العام.",
    "ويعاني سكان {city} من انقطاع المياه عدة ساعات في اليوم.",
    "واستقبل {person} في مكتبه وفداً من غرفة تجارة {city}، وجرى بحث سبل التعاون في مجال النقل.",
    "وصل إلى مطار {city} {time} {n} مسافراً على متن أول رحلة مباشرة منذ سنوات.",
    "وبدأت المدارس في {city} دوامها المعتاد بعد عطلة استمرت أسبوعين.",
    "يمتد الطريق الجديد بين {city} و{city} على مسافة {n} كيلومتراً، ويمرّ بعدد من القرى الزراعية.",
    "وسجّل {club} صفقتين قبل إغلاق باب الانتقالات، أبرزهما لاعب وسط شاب من أكاديمية {city}.",
    "أما الموسم الزراعي فقد تأخر هذا العام بسبب قلة الأمطار وارتفاع أسعار الأسمدة.",
    "وتضم المكتبة العامة في {city} نحو {n} ألف كتاب، بعضها نادر يعود إلى القرن التاسع عشر.",
    "وتوزّع البلدية الخبز على العائلات المحتاجة عبر {n} مركزاً في أحياء المدينة كافة.",
    "ويلتقي الوزراء {time} لبحث اتفاق التجارة الحرة، وسط توقعات بتأجيل التوقيع.",
    "ورمّمت البعثة الأثرية في {city} قاعة من العهد العثماني كانت مغلقة أمام الزوار.",
    "تراجع إنتاج القمح في محافظة {city} إلى {n} ألف طن، مقابل ضعف هذه الكمية قبل خمس سنوات.",
    "وينظّم اتحاد الكتّاب أمسية شعرية {time} في المركز الثقافي في {city}.",
    "وأجرى الأطباء في مستشفى {city} عملية نادرة استغرقت تسع ساعات وتكللت بالنجاح.",
    "يشكو التجار من ركود الأسواق ومن ارتفاع رسوم الاستيراد عبر المعابر البرية.",
    "ومنحت لجنة التحكيم جائزتها الكبرى لفيلم قصير صُوّر في {city} بكاميرا هاتف.",
    "وتعمل فرق الصيانة على إصلاح خط التوتر العالي الذي يغذي {city} وريفها.",
    "خرج {club} من البطولة بعد خسارته بركلات الترجيح أمام ضيفه {club}.",
    "وبحسب بيانات المصرف المركزي، انخفض التضخم إلى {n} في المئة خلال الربع الأخير.",
    "وشارك {n} عدّاءً في سباق الجري السنوي الذي انطلق من ساحة {city} الرئيسية {time}.",
    "ويعدّ هذا الحي من أقدم أحياء {city}، وفيه أسواق مسقوفة وحمّامات قديمة.",
    "وطرحت وزارة النقل مناقصة لتوريد {n} حافلة كهربائية للعمل داخل المدينة.",
    "وعادت الحركة إلى مرفأ {city} بعد توقف استمر {n} ساعة بسبب الرياح الشديدة.",
    "تُعرض المسرحية الجديدة على خشبة مسرح {city} حتى نهاية الشهر، والدخول مجاني.",
];

const TELEGRAM: &[&str] = &[
    "🔴 عاجل | قصف مدفعي على #{tag} الآن",
    "🚨 غارات مكثفة على اطراف #{tag} واصابات اولية",
    "⚡️ مراسلنا: {force} تقتحم #{tag} من ثلاثة محاور",
    "🛩 تحليق مكثف للطيران المسيّر في أجواء #{tag}",
    "‼️ المتحدث العسكري: استهدفنا تجمعاً لـ{force} في #{tag} بصاروخين",
    "📌 #{tag} | حصار كامل ومنع دخول الطحين منذ {n} يوماً",
    "💥 انفجار سيارة مفخخة وسط #{tag} وسيارات الإسعاف تتجه إلى المكان",
    "🔻 {source} ينفي قصف #{tag} ويتهم {force}",
];

const LATIN: &[&str] = &[
    "The council of Riverton met on Tuesday and put off its decision on the {n} new buses until the spring.",
    "Rain is expected along the coast this afternoon; temperatures will stay near {n} degrees.",
    "Le musée municipal présente jusqu'au mois de juin {n} dessins prêtés par une collection privée.",
    "Shares of the shipping company rose {n} per cent after it reported better figures for the third quarter.",
    "Die Brücke bleibt wegen Bauarbeiten voraussichtlich {n} Tage gesperrt, teilte die Stadt mit.",
    "https://example.org/archive/{n}?page={n} (PDF, {n} MB)",
];

const SLOTS: &[(&str, &[&str])] = &[
    (
        "force",
        &[
            "قوات الدعم السريع",
            "قوات النظام",
            "قوات الاحتلال",
            "فصائل المعارضة",
            "مجموعات مسلحة",
            "القوات الحكومية",
            "جماعة أنصار الله",
            "قوات حفظ السلام",
            "ميليشيات محلية",
            "وحدات الجيش",
            "كتيبة صقور السهل",
        ],
    ),
    (
        "place",
        &[
            "بلدة كفرنبل",
            "مدينة الفاشر",
            "حي الزيتون",
            "مخيم جنين",
            "ريف حلب الشرقي",
            "قرية الحواش",
            "مديرية حيس",
            "ضواحي بنغازي",
            "بلدة العديسة",
            "حي الشيخ مقصود",
            "منطقة الخوخة",
            "قضاء سنجار",
        ],
    ),
    ("tag", &["الشيخ_مقصود", "جنين", "الفاشر", "ريف_إدلب", "خان_يونس", "تعز", "بنت_جبيل", "كركوك"]),
    (
        "city",
        &[
            "حلب",
            "طرابلس",
            "عمّان",
            "البصرة",
            "الإسكندرية",
            "عدن",
            "صفاقس",
            "وهران",
            "نابلس",
            "اللاذقية",
            "أم درمان",
        ],
    ),
    (
        "time",
        &[
            "صباح الأحد",
            "فجر اليوم",
            "مساء أمس",
            "منذ ثلاثة أيام",
            "في 14 كانون الثاني",
            "عند الساعة 8:45 صباحاً",
            "خلال الساعات الماضية",
            "ليل الخميس",
            "الأسبوع الماضي",
            "بعد ظهر الثلاثاء",
        ],
    ),
    (
        "source",
        &[
            "مصدر طبي",
            "الدفاع المدني",
            "المرصد المحلي لحقوق الإنسان",
            "مراسل الوكالة",
            "المتحدث باسم الجيش",
            "ناطق باسم غرفة العمليات",
            "مكتب الأمم المتحدة",
            "شهود عيان",
        ],
    ),
    (
        "person",
        &[
            "وزير الدفاع",
            "العميد سالم الحسن",
            "المبعوث الأممي",
            "رئيس الحكومة",
            "محافظ المدينة",
            "الناشطة هدى العلي",
        ],
    ),
    ("club", &["الوحدة", "الاتحاد", "الترجي", "الزوراء", "الأهلي", "الفيصلي", "شباب الساحل"]),
];
