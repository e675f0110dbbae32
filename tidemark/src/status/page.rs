//! Reads the values of a metrics page.

/// A page in Prometheus' text format.
pub(super) struct Page(String);

impl Page {
    /// The page with this text.
    pub(super) const fn new(text: String) -> Self {
        Self(text)
    }

    /// The labels and values of a metric.
    fn samples<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, f64)> {
        self.0.lines().filter_map(move |line| {
            let rest = line.strip_prefix(name)?;
            let (labels, value) = rest.rsplit_once(' ')?;
            let is_whole = labels.is_empty() || labels.starts_with('{');
            if is_whole { Some((labels, value.parse().ok()?)) } else { None }
        })
    }

    /// The value of a metric without labels.
    pub(super) fn value(&self, name: &str) -> Option<f64> {
        self.samples(name).next().map(|(_, value)| value)
    }

    /// The value as a whole number.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is counted is neither negative nor that large"
    )]
    pub(super) fn count(&self, name: &str) -> Option<u64> {
        self.value(name).map(|value| value as u64)
    }

    /// The values of a metric by one of its labels.
    pub(super) fn labelled(&self, name: &str, label: &str) -> Vec<(String, f64)> {
        let named = |(labels, value)| Some((label_of(labels, label)?, value));
        self.samples(name).filter_map(named).collect()
    }

    /// A label of a metric's first sample.
    pub(super) fn label(&self, name: &str, label: &str) -> Option<String> {
        let (labels, _) = self.samples(name).next()?;
        label_of(labels, label)
    }
}

/// A label among those of a sample.
fn label_of(labels: &str, label: &str) -> Option<String> {
    let (_, after) = labels.split_once(&format!("{label}=\""))?;
    after.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_metric_is_found_by_its_whole_name() {
        let page = Page::new(
            "# HELP a_b x\na_b_total 3\na_b 2\nc{service=\"x\",version=\"0.1.0\"} 1\n".to_owned(),
        );
        assert_eq!(page.value("a_b"), Some(2.0));
        assert_eq!(page.count("a_b_total"), Some(3));
        assert_eq!(page.label("c", "version").as_deref(), Some("0.1.0"));
        assert_eq!(page.value("a"), None);
    }
}
