//! Refuses HTML that is short to send but long to parse.
//!
//! The sanitiser's parser walks its stack of open elements for most tags and repeats unclosed formatting in
//! every new block, so hostile input of some megabytes could take hours or all memory. Here the same parser
//! runs first over a tree that only counts, fed in small portions, and stops at the first bound.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns, parse_fragment};

use super::{HtmlError, MAX_BYTES};

/// Elements inside elements; browsers themselves flatten beyond 512.
pub(super) const MAX_DEPTH: usize = 256;

/// Pieces of text, of which the parser makes one for each `<` and `&` in a text: each costs as much as an element.
pub(super) const MAX_PIECES: usize = 500_000;

/// Elements and attributes in all.
const MAX_NODES: usize = 1_000_000;

/// Bytes of attributes in all, repeated ones counted each time.
const MAX_ATTRIBUTE_BYTES: usize = 2 * MAX_BYTES;

/// Looks at open elements and siblings; a document of ten megabytes from an editor needs a fifth of it.
const MAX_STEPS: usize = 100_000_000;

/// Bytes looked at again while escaping: the sanitiser's writer searches the rest of a text behind every
/// ampersand and every no-break space in it, at some tens of gigabytes a second.
const MAX_RESCANNED: usize = 20_000_000_000;

/// Bytes between two looks at the counters, so that one portion cannot do much harm.
const PORTION: usize = 1024;

/// Refuses HTML beyond one of the bounds.
pub(super) fn check(html: &str) -> Result<(), HtmlError> {
    count(html, &Rc::default())
}

/// Counts until a bound is reached.
fn count(html: &str, counters: &Rc<Counters>) -> Result<(), HtmlError> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let tree = CountingTree { counters: Rc::clone(counters), document: Node::unnamed() };
    let mut parser =
        parse_fragment(tree, html5ever::ParseOpts::default(), context, Vec::new(), false);
    let mut rest = html;
    while !rest.is_empty() {
        let (portion, behind) = rest.split_at(rest.floor_char_boundary(PORTION));
        parser.process(StrTendril::from_slice(portion));
        counters.check()?;
        rest = behind;
    }
    parser.finish();
    counters.check()
}

/// What was counted so far.
#[derive(Debug, Default)]
struct Counters {
    /// The deepest element.
    depth: Cell<usize>,
    /// Elements and attributes.
    nodes: Cell<usize>,
    attribute_bytes: Cell<usize>,
    /// Looks at open elements and siblings.
    steps: Cell<usize>,
    /// Bytes that escaping would look at again.
    rescanned: Cell<usize>,
    /// Pieces of text.
    pieces: Cell<usize>,
    /// Bytes of text as it is written in the end.
    escaped: Cell<usize>,
}

impl Counters {
    /// Refuses what is beyond a bound.
    fn check(&self) -> Result<(), HtmlError> {
        if self.depth.get() > MAX_DEPTH {
            return Err(HtmlError::TooDeep);
        }
        if self.escaped.get() > MAX_BYTES {
            return Err(HtmlError::TooLong);
        }
        if self.pieces.get() > MAX_PIECES {
            return Err(HtmlError::TooManyPieces);
        }
        let complex = self.nodes.get() > MAX_NODES
            || self.attribute_bytes.get() > MAX_ATTRIBUTE_BYTES
            || self.steps.get() > MAX_STEPS
            || self.rescanned.get() > MAX_RESCANNED;
        if complex { Err(HtmlError::TooComplex) } else { Ok(()) }
    }

    fn count_element(&self, attributes: &[Attribute]) {
        let bytes: usize = attributes.iter().map(|attribute| attribute.value.len()).sum();
        self.nodes.set(self.nodes.get() + 1 + attributes.len());
        self.attribute_bytes.set(self.attribute_bytes.get() + bytes);
        for attribute in attributes {
            self.count_text(&Cell::new(0), &attribute.value);
        }
    }

    /// Counts a piece of text between tags.
    fn count_piece(&self, specials: &Cell<usize>, text: &str) {
        self.pieces.set(self.pieces.get() + 1);
        let width = |character: char| match character {
            '<' | '>' => "&lt;".len(),
            '&' => "&amp;".len(),
            '\u{a0}' => "&nbsp;".len(),
            other => other.len_utf8(),
        };
        self.escaped.set(self.escaped.get() + text.chars().map(width).sum::<usize>());
        self.count_text(specials, text);
    }

    /// Counts what escaping will look at again in a text, or in the next part of one.
    ///
    /// `specials` are the characters to escape since the text's last angle bracket, where searches stop.
    fn count_text(&self, specials: &Cell<usize>, text: &str) {
        let (mut open, mut rescanned) = (specials.get(), self.rescanned.get());
        for byte in text.bytes() {
            rescanned += open;
            match byte {
                b'<' | b'>' => open = 0,
                b'&' | 0xC2 => open += 1,
                _ => {}
            }
        }
        specials.set(open);
        self.rescanned.set(rescanned);
    }

    /// Counts looks at open elements or siblings.
    fn count_steps(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps);
    }
}

/// All children of one element, as one thing, so that they can move together.
#[derive(Debug, Default)]
struct Family {
    /// How many children.
    members: Cell<usize>,
    /// How deep they are.
    depth: Cell<usize>,
    /// Characters to escape in the last child, if that is a text.
    specials: Cell<usize>,
    /// Characters to escape in texts that were moved out of tables.
    moved_specials: Cell<usize>,
}

impl Family {
    /// Nobody yet, at this depth.
    fn empty(depth: usize) -> Rc<Self> {
        Rc::new(Self { depth: Cell::new(depth), ..Self::default() })
    }
}

/// A node that knows its place and nothing of what is in it.
#[derive(Debug)]
struct Node {
    /// The element's name.
    name: QualName,
    /// The children it is one of.
    among: RefCell<Option<Rc<Family>>>,
    children: RefCell<Rc<Family>>,
    /// What is inside a `template`.
    contents: Option<Rc<Self>>,
    /// Whether HTML may stand in this element of a formula.
    integration_point: bool,
}

impl Node {
    /// A node that is no element.
    fn unnamed() -> Rc<Self> {
        Rc::new(Self {
            name: QualName::new(None, ns!(), local_name!("")),
            among: RefCell::default(),
            children: RefCell::new(Family::empty(0)),
            contents: None,
            integration_point: false,
        })
    }
}

/// The tree that only counts.
struct CountingTree {
    /// What it counts into.
    counters: Rc<Counters>,
    /// The root.
    document: Rc<Node>,
}

impl CountingTree {
    /// Makes a node one of the family.
    fn join(&self, node: &Node, family: &Rc<Family>) {
        let depth = family.depth.get();
        family.members.set(family.members.get() + 1);
        node.children.borrow().depth.set(depth + 1);
        self.counters.depth.set(self.counters.depth.get().max(depth));
        *node.among.borrow_mut() = Some(Rc::clone(family));
    }

    /// Takes a node out of its family; the real tree looks for it among all its siblings.
    fn leave(&self, node: &Node) {
        if let Some(family) = node.among.take() {
            self.counters.count_steps(family.members.get());
            family.members.set(family.members.get().saturating_sub(1));
        }
    }
}

impl TreeSink for CountingTree {
    type Handle = Rc<Node>;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        self.counters.count_steps(1);
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Rc<Node> {
        self.counters.count_element(&attributes);
        Rc::new(Node {
            name,
            among: RefCell::default(),
            children: RefCell::new(Family::empty(0)),
            contents: flags.template.then(Node::unnamed),
            integration_point: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, _text: StrTendril) -> Rc<Node> {
        self.counters.count_element(&[]);
        Node::unnamed()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Rc<Node> {
        self.counters.count_element(&[]);
        Node::unnamed()
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        let family = Rc::clone(&parent.children.borrow());
        match child {
            NodeOrText::AppendText(text) => self.counters.count_piece(&family.specials, &text),
            NodeOrText::AppendNode(node) => {
                family.specials.set(0);
                self.join(&node, &family);
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Rc<Node>,
        previous: &Rc<Node>,
        child: NodeOrText<Rc<Node>>,
    ) {
        if element.among.borrow().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Node>) -> Rc<Node> {
        let contents = target.contents.as_ref().unwrap_or(target);
        contents.children.borrow().depth.set(target.children.borrow().depth.get());
        Rc::clone(contents)
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        self.counters.count_steps(1);
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        let Some(family) = sibling.among.borrow().clone() else { return };
        self.counters.count_steps(family.members.get());
        match child {
            NodeOrText::AppendText(text) => {
                self.counters.count_piece(&family.moved_specials, &text);
            }
            NodeOrText::AppendNode(node) => {
                self.leave(&node);
                self.join(&node, &family);
            }
        }
    }

    fn add_attrs_if_missing(&self, _target: &Rc<Node>, attributes: Vec<Attribute>) {
        self.counters.count_element(&attributes);
    }

    fn remove_from_parent(&self, target: &Rc<Node>) {
        self.leave(target);
    }

    fn reparent_children(&self, node: &Rc<Node>, new_parent: &Rc<Node>) {
        let depth = node.children.borrow().depth.get();
        let moved = node.children.replace(Family::empty(depth));
        self.counters.count_steps(moved.members.get());
        let there = new_parent.children.replace(Rc::clone(&moved));
        moved.members.set(moved.members.get() + there.members.get());
        moved.depth.set(moved.depth.get() + 1);
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Rc<Node>) -> bool {
        target.integration_point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What counting comes to, and what was counted until then.
    fn counted(html: &str) -> (Result<(), HtmlError>, Rc<Counters>) {
        let counters = Rc::default();
        (count(html, &counters), counters)
    }

    #[test]
    fn counting_stops_at_the_bound_and_not_at_the_end() {
        for special in ["<", "&amp;", "< ", "<br>&", "a&lt;"] {
            let (refused, counters) = counted(&special.repeat(5 * 1024 * 1024 / special.len()));
            let bounds = [Err(HtmlError::TooManyPieces), Err(HtmlError::TooComplex)];
            assert!(bounds.contains(&refused), "{special}: {refused:?}");
            assert!(counters.pieces.get() <= MAX_PIECES + PORTION, "{special}");
        }
        for wide in [">", "\u{a0}>"] {
            let (refused, counters) = counted(&wide.repeat(3 * 1024 * 1024));
            assert_eq!(refused, Err(HtmlError::TooLong), "{wide}");
            assert!(counters.escaped.get() <= MAX_BYTES + 4 * PORTION, "{wide}");
        }
    }

    #[test]
    fn text_counts_as_it_is_written_in_the_end() {
        let (taken, counters) =
            counted("<p title=\"&lt;\">a &lt; b &amp;&nbsp;\u{e9}></p><script><</script>");
        assert_eq!(taken, Ok(()));
        let clean = "a &lt; b &amp;&nbsp;\u{e9}&gt;";
        let script = "&lt;";
        assert_eq!(counters.escaped.get(), clean.len() + script.len());
    }
}
