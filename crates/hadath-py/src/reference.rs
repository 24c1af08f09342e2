//! What an argument stands for: the classes `PlaceRef`, `PlaceName`, `Relation` and `ActorRef`. They come from an
//! extraction or from JSON; pickle carries them as JSON too.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};

use crate::event::loads;
use crate::input::{self, InputError};
use crate::names;
use crate::value::{Reduced, quoted};

/// JSON of a reference.
fn json<T: serde::Serialize>(value: &T) -> PyResult<String> {
    serde_json::to_string(value).map_err(|e| InputError::new_err(e.to_string()))
}

/// And back.
///
/// # Errors
/// `InputError` when the JSON does not fit.
fn parsed<T: serde::de::DeserializeOwned>(json: &Bound<'_, PyString>) -> PyResult<T> {
    let (_, json) = input::string(json, || "json")?;
    serde_json::from_str(&json).map_err(|e| InputError::new_err(e.to_string()))
}

/// Declares a class around a struct of the core, with its dict, equality, hash, pickle and the getters given.
macro_rules! reference {
    ($(#[$doc:meta])* $name:ident = $sample:literal, $sample_dict:literal { $($getters:tt)* }) => {
        $(#[$doc])*
        #[pyclass(frozen, eq, hash, module = "hadath")]
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) Arc<hadath::$name>);

        #[pymethods]
        impl $name {
            $($getters)*

            #[doc = concat!(
                "As in the JSON contract: plain dicts, lists, strings and numbers.\n\n>>> import hadath\n",
                ">>> hadath.", stringify!($name), ".from_json('", $sample, "').to_dict()\n", $sample_dict,
            )]
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                loads(py, &json(&*self.0)?)
            }

            #[doc = concat!(
                "Reads the object of the JSON contract.\n\nRaises `InputError` when it does not fit.\n\n",
                ">>> import hadath\n>>> value = hadath.", stringify!($name), ".from_json('", $sample, "')\n",
                ">>> value == hadath.", stringify!($name), ".from_json('", $sample, "')\nTrue",
            )]
            #[classmethod]
            fn from_json(_class: &Bound<'_, PyType>, json: &Bound<'_, PyString>) -> PyResult<$name> {
                Ok($name(Arc::new(parsed(json)?)))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (String,)>> {
                Ok((slf.get_type().getattr("from_json")?, (json(&*slf.get().0)?,)))
            }
        }
    };
}

reference! {
    /// A place by its names: a parent of a place, or another place that the words could mean.
    ///
    /// >>> import hadath
    /// >>> json = '{"ref": "SY", "name": "سوريا", "name_en": "Syria", "kind": "country"}'
    /// >>> hadath.PlaceName.from_json(json).kind is hadath.PlaceKind.COUNTRY
    /// True
    PlaceName =
        "{\"ref\": \"SY\", \"name\": \"سوريا\", \"name_en\": \"Syria\", \"kind\": \"country\"}",
        "{'ref': 'SY', 'name': 'سوريا', 'name_en': 'Syria', 'kind': 'country'}"
    {
        /// The stable identifier.
        #[getter]
        fn r#ref(&self) -> &str {
            &self.0.id
        }

        /// Its Arabic name.
        #[getter]
        fn name(&self) -> &str {
            &self.0.name
        }

        /// Its English name.
        #[getter]
        fn name_en(&self) -> &str {
            &self.0.name_en
        }

        /// What it is.
        #[getter]
        fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            names::member(py, self.0.kind)
        }

        /// The country by its ISO 3166-1 alpha-2 code.
        #[getter]
        fn country(&self) -> Option<&str> {
            self.0.country.as_deref()
        }

        /// How well it fits, between 0 and 1; only of alternatives.
        #[getter]
        fn score(&self) -> Option<f64> {
            self.0.score.map(hadath::Score::value)
        }

        pub(crate) fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
            Ok(format!("<hadath.PlaceName {} {}>", self.0.id, quoted(py, &self.0.name)?))
        }
    }
}

reference! {
    /// How the spot that the text means lies to the place that it names.
    ///
    /// >>> import hadath
    /// >>> relation = hadath.Relation.from_json('{"type": "distance", "direction": "north", "km": 2.5}')
    /// >>> relation.direction is hadath.Direction.NORTH, relation.km
    /// (True, 2.5)
    Relation =
        "{\"type\": \"distance\", \"direction\": \"north\", \"km\": 2.5}",
        "{'type': 'distance', 'direction': 'north', 'km': 2.5}"
    {
        /// What the words say.
        #[getter]
        fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            names::member(py, self.0.kind)
        }

        /// To which side, for a distance or a countryside.
        #[getter]
        fn direction<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            names::optional(py, self.0.direction)
        }

        /// How far, in kilometres.
        #[getter]
        fn km(&self) -> Option<f64> {
            self.0.distance.map(f64::from)
        }

        pub(crate) fn __repr__(&self) -> String {
            format!("<hadath.Relation {}>", self.0.kind)
        }
    }
}

reference! {
    /// What a place argument stands for.
    ///
    /// ``ref`` and what follows from it are ``None`` when the words could mean several places and nothing decides;
    /// ``alternatives`` has them then.
    ///
    /// >>> import hadath
    /// >>> hadath.PlaceRef.from_json('{"alternatives": []}').ref is None
    /// True
    PlaceRef =
        "{\"alternatives\": []}",
        "{'alternatives': []}"
    {
        /// The stable identifier: ``geonames:`` with the number of GeoNames where it has one.
        #[getter]
        fn r#ref(&self) -> Option<&str> {
            self.0.place.as_ref().map(|p| &*p.id)
        }

        /// Its Arabic name.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.0.place.as_ref().map(|p| &*p.name)
        }

        /// Its English name.
        #[getter]
        fn name_en(&self) -> Option<&str> {
            self.0.place.as_ref().map(|p| &*p.name_en)
        }

        /// What it is.
        #[getter]
        fn kind<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            names::optional(py, self.0.place.as_ref().map(|p| p.kind))
        }

        /// The country by its ISO 3166-1 alpha-2 code.
        #[getter]
        fn country(&self) -> Option<&str> {
            self.0.place.as_ref().and_then(|p| p.country.as_deref())
        }

        /// Latitude in degrees, north positive.
        #[getter]
        fn lat(&self) -> Option<f64> {
            self.0.place.as_ref().and_then(|p| p.lat).map(hadath::Degrees::value)
        }

        /// Longitude in degrees, east positive.
        #[getter]
        fn lon(&self) -> Option<f64> {
            self.0.place.as_ref().and_then(|p| p.lon).map(hadath::Degrees::value)
        }

        /// What it is part of, from the smallest to the country.
        #[getter]
        fn admin<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            let parents = self.0.place.as_ref().map_or(&[][..], |p| &p.admin);
            PyTuple::new(py, parents.iter().map(|p| PlaceName(Arc::new(p.clone()))))
        }

        /// How sure that is, between 0 and 1.
        #[getter]
        fn score(&self) -> Option<f64> {
            self.0.score.map(hadath::Score::value)
        }

        /// Other places that the words could mean, the likeliest first.
        #[getter]
        fn alternatives<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, self.0.alternatives.iter().map(|p| PlaceName(Arc::new(p.clone()))))
        }

        /// Where the spot lies to the place, if not simply in it.
        #[getter]
        fn relation(&self) -> Option<Relation> {
            self.0.relation.map(|r| Relation(Arc::new(r)))
        }

        pub(crate) fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
            let Some(place) = &self.0.place else {
                return Ok(format!("<hadath.PlaceRef undecided among {}>", self.0.alternatives.len()));
            };
            Ok(format!("<hadath.PlaceRef {} {}>", place.id, quoted(py, &place.name)?))
        }
    }
}

reference! {
    /// Codes of an actor in other systems.
    ///
    /// >>> import hadath
    /// >>> hadath.ActorCodes.from_json('{"cameo": "SYRMIL", "acled": "State forces"}').cameo
    /// 'SYRMIL'
    ActorCodes =
        "{\"cameo\": \"SYRMIL\", \"acled\": \"State forces\"}",
        "{'cameo': 'SYRMIL', 'acled': 'State forces'}"
    {
        /// Its code in CAMEO and PLOVER.
        #[getter]
        fn cameo(&self) -> Option<&str> {
            self.0.cameo.as_deref()
        }

        /// Its actor type in ACLED.
        #[getter]
        fn acled(&self) -> Option<&str> {
            self.0.acled.as_deref()
        }

        pub(crate) fn __repr__(&self) -> String {
            let code = |code: Option<&str>| code.unwrap_or("-").to_owned();
            format!("<hadath.ActorCodes {}, {}>", code(self.0.cameo.as_deref()), code(self.0.acled.as_deref()))
        }
    }
}

reference! {
    /// What an actor argument stands for. ``ref`` and the names are ``None`` for an actor that is known by its sort
    /// only.
    ///
    /// >>> import hadath
    /// >>> hadath.ActorRef.from_json('{"type": "armed_group"}').type is hadath.ActorType.ARMED_GROUP
    /// True
    ActorRef =
        "{\"type\": \"armed_group\"}",
        "{'type': 'armed_group'}"
    {
        /// The stable identifier in the registry.
        #[getter]
        fn r#ref(&self) -> Option<&str> {
            self.0.id.as_deref()
        }

        /// Its Arabic name.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.0.name.as_deref()
        }

        /// Its English name.
        #[getter]
        fn name_en(&self) -> Option<&str> {
            self.0.name_en.as_deref()
        }

        /// What it is.
        #[getter]
        fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            names::member(py, self.0.kind)
        }

        /// The country by its ISO 3166-1 alpha-2 code.
        #[getter]
        fn country(&self) -> Option<&str> {
            self.0.country.as_deref()
        }

        /// The identifier of what it belongs to.
        #[getter]
        fn parent(&self) -> Option<&str> {
            self.0.parent.as_deref()
        }

        /// Its codes in other systems.
        #[getter]
        fn codes(&self) -> Option<ActorCodes> {
            self.0.codes.clone().map(|codes| ActorCodes(Arc::new(codes)))
        }

        /// What the words are to the actor, if they do not name it itself.
        #[getter]
        fn relation<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            names::optional(py, self.0.relation)
        }

        pub(crate) fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
            let name = self.0.name.as_deref().map_or(Ok(String::new()), |n| quoted(py, n).map(|n| format!(" {n}")))?;
            Ok(format!("<hadath.ActorRef {}{name}>", self.0.kind))
        }
    }
}
