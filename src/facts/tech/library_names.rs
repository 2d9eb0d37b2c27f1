//! JavaScript libraries by the names of their files, packages and folders.
use std::collections::HashMap;
use std::sync::LazyLock;

/// A known library.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Its official name.
    pub(super) name: &'static str,
    /// Names of its packages and of its files without version, variant and extension, in lower case. A name with a slash
    /// before it is so common that the folder must tell of the library too.
    files: &'static str,
    /// Further names of its folders and packages, and labels of its hosts.
    folders: &'static str,
    /// Its name in the list of vulnerabilities; empty if it has none there.
    pub(super) listed_as: &'static str,
}

impl Known {
    /// Returns true if a folder, package or host label has one of its names.
    pub(super) fn is_named(&self, folder: &str) -> bool {
        let names = self.files.split(' ').chain(self.folders.split(' '));
        names.map(|name| name.trim_start_matches('/')).any(|name| name.eq_ignore_ascii_case(folder) && !name.is_empty())
    }
}

/// Returns the library with a file or package of this name (in lower case). True if the folder must tell of it too.
pub(super) fn by_file(name: &str) -> Option<(&'static Known, bool)> {
    BY_FILE.get(name).copied()
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Known> {
    LIBRARIES.iter()
}

type ByFile = HashMap<&'static str, (&'static Known, bool), foldhash::fast::FixedState>;

static BY_FILE: LazyLock<ByFile> = LazyLock::new(|| {
    let named = |known: &'static Known| known.files.split(' ').map(move |name| (name, known));
    LIBRARIES
        .iter()
        .flat_map(named)
        .map(|(name, known)| match name.strip_prefix('/') {
            Some(plain) => (plain, (known, true)),
            None => (name, (known, false)),
        })
        .collect()
});

const fn known(name: &'static str, files: &'static str, folders: &'static str, listed_as: &'static str) -> Known {
    Known { name, files, folders, listed_as }
}

static LIBRARIES: [Known; 56] = [
    known("AngularJS", "angular angularjs", "angular.js", "angularjs"),
    known("axios", "axios", "", "axios"),
    known("Backbone", "backbone backbonejs", "backbone.js", "backbone.js"),
    known("Bootstrap", "bootstrap", "twitter-bootstrap bootstrapcdn", "bootstrap"),
    known("bootstrap-select", "bootstrap-select", "", "bootstrap-select"),
    known("C3", "c3", "", "c3"),
    known("Chart.js", "chart.js chartjs /chart", "", "chart.js"),
    known("CKEditor", "ckeditor ckeditor4", "", "ckeditor"),
    known("CKEditor 5", "ckeditor5", "", "ckeditor5"),
    known("D3", "d3", "", ""),
    known("DataTables", "jquery.datatables datatables.net /datatables", "datatables", "jquery.datatables"),
    known("Dojo", "dojo", "", "dojo"),
    known("DOMPurify", "dompurify purify", "", "DOMPurify"),
    known("easyXDM", "easyxdm", "", "easyXDM"),
    known("Ember", "ember ember-source", "ember.js emberjs", "ember"),
    known("Ext JS", "ext-all ext-base ext-all-debug", "extjs ext", "ExtJS"),
    known("Froala", "froala_editor froala-editor", "", "froala"),
    known("GSAP", "gsap", "", ""),
    known("Handlebars", "handlebars handlebarsjs", "handlebars.js", "handlebars"),
    known("Highcharts", "highcharts", "", "highcharts"),
    known("jPlayer", "jquery.jplayer jplayer", "", "jPlayer"),
    known("jQuery", "jquery", "", "jquery"),
    known("jQuery File Upload", "jquery.fileupload blueimp-file-upload", "", "blueimp-file-upload"),
    known("jQuery Migrate", "jquery-migrate", "", ""),
    known("jQuery Mobile", "jquery.mobile jquery-mobile", "mobile jquerymobile", "jquery-mobile"),
    known("jQuery prettyPhoto", "jquery.prettyphoto", "prettyphoto", "jquery.prettyPhoto"),
    known("jQuery Terminal", "jquery.terminal", "", "jquery.terminal"),
    known("jQuery UI", "jquery-ui jquery.ui", "jqueryui ui", "jquery-ui"),
    known("jQuery Validation", "jquery.validate jquery-validation", "jquery-validate", "jquery-validation"),
    known("JSZip", "jszip", "", "jszip"),
    known("Knockout", "knockout", "", "knockout"),
    known("Lodash", "lodash", "lodash.js", "lodash"),
    known("markdown-it", "markdown-it", "", "markdown-it"),
    known("MathJax", "mathjax", "", "mathjax"),
    known("Modernizr", "modernizr", "", ""),
    known("Moment.js", "moment momentjs", "moment.js", "moment.js"),
    known("MooTools", "mootools", "", ""),
    known("mustache.js", "mustache mustachejs", "mustache.js", "mustache.js"),
    known("PDF.js", "pdfjs-dist /pdf", "pdf.js pdfjs", "pdf.js"),
    known("Plupload", "plupload", "", "plupload"),
    known("Preact", "preact", "", ""),
    known("Prototype", "prototype", "prototypejs", "prototypejs"),
    known("React", "react", "", "react"),
    known("React DOM", "react-dom", "", "react-dom"),
    known("RequireJS", "require requirejs", "require.js", ""),
    known("select2", "select2", "", "select2"),
    known("Svelte", "svelte", "", "svelte"),
    known("Swiper", "swiper swiper-bundle", "", "swiper"),
    known("TableExport", "tableexport.jquery.plugin /tableexport", "", "tableexport.jquery.plugin"),
    known("three.js", "three", "", ""),
    known("TinyMCE", "tinymce", "", "tinyMCE"),
    known("UAParser.js", "ua-parser-js ua-parser", "", "ua-parser-js"),
    known("Underscore", "underscore", "underscore.js", "underscore.js"),
    known("Vue.js", "vue", "", "vue"),
    known("YUI", "yui yui-min", "", "YUI"),
    known("Zepto", "zepto", "", ""),
];
