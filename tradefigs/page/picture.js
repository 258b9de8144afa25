// The picture of the timeline: what Bokeh draws of marks, and where on the screen they are.

const UNDATED = { wide: 0.14, narrow: 0.24 }; // the share of the width that belongs to what has no date
const GLYPHS = { circle: "circle", diamond: "diamond", "triangle-up": "triangle", "triangle-down": "inverted_triangle" };

const model = (name, properties = {}) => new (Bokeh.Models.get(name))(properties);

/** Words for the ticks of an axis. Bokeh's own way to a free choice is code in a text, which the page forbids. */
function worded(words) {
  const { TickFormatter } = Bokeh.require("models/formatters/tick_formatter");
  class Worded extends TickFormatter {
    doFormat(ticks) {
      return ticks.map((tick) => words(tick));
    }
  }
  return new Worded();
}

/** Points in time along the axis: where a line stands, and where between the lines which name. */
function calendar([from, to], width) {
  const years = (to - from) / YEAR;
  const [start, end] = [from, to].map((time) => new Date(time).getUTCFullYear());
  const lines = [];
  const names = new Map();
  if (years < 2.5) {
    const step = [1, 2, 3, 6].find((months) => (12 * years * 90) / months <= width) || 12;
    for (let month = 0; month <= 12 * (end - start) + 11; month += step) {
      lines.push(Date.UTC(start, month));
      names.set(Date.UTC(start, month, 15), `${units.months[month % 12]} ${start + Math.floor(month / 12)}`);
    }
  } else {
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((some) => (years * 46) / some <= width) || 1000;
    for (let year = Math.floor(start / step) * step; year <= end; year += step) {
      lines.push(Date.UTC(year, 0));
      names.set(Date.UTC(year, 6), String(year));
    }
  }
  return { lines, names };
}

class Picture {
  /** `onDrag` is given the window of time that a reader drags open. */
  constructor(root, { log, least, most, dated, undated, onDrag }) {
    const [line, soft] = [style("--line"), style("--soft")];
    Object.assign(this, { root, dated, undated, onDrag, names: new Map(), shown: [0, 1, 1] });
    this.narrow = root.clientWidth < 560;
    this.x = model("Range1d");
    this.height = log ? { start: least / 1.4, end: most * 1.4 } : { start: 0, end: most * 1.07 };
    this.y = model("Range1d", this.height);
    this.figure = model("Plot", {
      x_range: this.x, y_range: this.y, x_scale: model("LinearScale"), y_scale: model(log ? "LogScale" : "LinearScale"),
      sizing_mode: "stretch_both", toolbar_location: null, outline_line_color: null, background_fill_color: null, border_fill_color: null,
      min_border: 8, min_border_left: 2, min_border_right: 2, output_backend: "svg",
    });

    const text = { major_label_text_font: style("--sans"), major_label_text_font_size: "13px", major_label_text_color: soft };
    const plain = { ...text, axis_line_color: line, major_tick_line_color: null, minor_tick_line_color: null };
    const number = new Intl.NumberFormat(data.lang, { maximumSignificantDigits: 6 });
    const values = log ? model("LogTicker", { num_minor_ticks: 0 }) : model("BasicTicker", { desired_num_ticks: 7, num_minor_ticks: 0 });
    this.lines = model("FixedTicker");
    this.ticks = model("FixedTicker");
    this.time = model("LinearAxis", { ...plain, ticker: this.ticks, formatter: worded((tick) => this.names.get(tick)), visible: dated });
    this.grid = model("Grid", { dimension: 0, ticker: this.lines, grid_line_color: line, visible: dated });
    this.figure.add_layout(this.time, "below");
    this.figure.add_layout(this.grid);
    this.figure.add_layout(model("LinearAxis", { ...plain, axis_line_color: null, ticker: values, formatter: worded((tick) => number.format(tick)) }), "left");
    this.figure.add_layout(model("Grid", { dimension: 1, ticker: values, grid_line_color: line }));
    if (undated) {
      const name = this.narrow ? words.undated.replace(" ", "\n") : words.undated;
      this.middle = model("FixedTicker");
      this.field = model("BoxAnnotation", { fill_color: style("--shade"), fill_alpha: 1, line_color: null, level: "image" });
      // Its name stands above it, where no name of a year can meet it.
      this.figure.add_layout(model("LinearAxis", { ...plain, axis_line_color: null, ticker: this.middle, formatter: worded(() => name) }), "above");
      this.figure.add_layout(this.field);
    }

    this.ranges = model("ColumnDataSource");
    this.marks = model("ColumnDataSource");
    const columns = (names) => Object.fromEntries(names.map((name) => [name, { field: name }]));
    this.figure.add_glyph(model("Segment", { ...columns(["x0", "y0", "x1", "y1", "line_color", "line_alpha"]), line_width: 4 }), this.ranges);
    this.figure.add_glyph(model("Scatter", columns(["x", "y", "size", "marker", "fill_color", "line_color", "line_width", "fill_alpha", "line_alpha"])), this.marks);
    if (!matchMedia("(pointer: coarse)").matches) this.figure.add_tools(model("BoxZoomTool"));
    this.x.change.connect(() => this.dragged());
  }

  /** Draws marks in a window of time. */
  show(marks, [from, to]) {
    const share = !this.undated ? 0 : !this.dated ? 1 : this.narrow ? UNDATED.narrow : UNDATED.wide;
    const edge = this.dated ? to : from;
    const end = this.dated ? from + (to - from) / (1 - share) : to;
    this.shown = [from, edge, end];
    this.x.setv({ start: from, end });
    const { lines, names } = this.dated ? calendar([from, to], this.root.clientWidth * (1 - share)) : { lines: [], names: new Map() };
    const seen = (time) => time >= from && time <= to;
    this.names = names;
    this.lines.ticks = lines.filter(seen);
    this.ticks.ticks = [...names.keys()].filter(seen);
    this.time.bounds = this.grid.bounds = [from, edge];
    if (this.undated) {
      this.middle.ticks = [(edge + end) / 2];
      Object.assign(this.field, { left: edge, right: end });
    }

    const drawn = marks.filter((mark) => !mark.dated || seen(mark.x)).sort((one, other) => other.size - one.size);
    const ranges = drawn.filter(({ range }) => range);
    const column = (items, value) => items.map(value);
    this.ranges.data = {
      x0: column(ranges, (mark) => this.across(mark)), x1: column(ranges, (mark) => this.across(mark)),
      y0: column(ranges, ({ range }) => range[0]), y1: column(ranges, ({ range }) => range[1]),
      line_color: column(ranges, ({ colour }) => colour), line_alpha: column(ranges, ({ alpha }) => alpha),
    };
    const open = ({ symbol }) => symbol.endsWith("-open");
    this.marks.data = {
      x: column(drawn, (mark) => this.across(mark)), y: column(drawn, ({ value }) => value), size: column(drawn, ({ size }) => size),
      marker: column(drawn, ({ symbol }) => GLYPHS[symbol.replace("-open", "")]),
      line_color: column(drawn, ({ colour }) => colour), line_width: column(drawn, (mark) => (open(mark) ? 1.8 : 0)), line_alpha: column(drawn, ({ alpha }) => alpha),
      fill_color: column(drawn, ({ colour }) => colour), fill_alpha: column(drawn, (mark) => (open(mark) ? 0 : mark.alpha)),
    };
    this.ready ||= this.mount();
  }

  async mount() {
    const sheet = new (Bokeh.require("document").Document)();
    sheet.add_root(this.figure);
    const views = await Bokeh.embed.add_document_standalone(sheet, this.root);
    this.view = views.get(this.figure);
    if (this.removed) this.view.remove();
    else this.view.canvas_view.events_el.removeAttribute("tabindex"); // it is the whole chart that takes keys
  }

  remove() {
    this.removed = true;
    this.view?.remove();
  }

  /** Where a mark is along the axis: what has no date keeps its place beside the window of time. */
  across({ dated, x }) {
    const [, edge, end] = this.shown;
    return dated ? x : edge + (end - edge) * x;
  }

  /** Where on the screen a mark is, in pixels from the picture's corner; null where it isn't seen. */
  placeOf(mark) {
    const [from, edge] = this.shown;
    if (!this.view || (mark.dated && (mark.x < from || mark.x > edge))) return null;
    const { frame } = this.view;
    const place = [frame.x_scale.compute(this.across(mark)), frame.y_scale.compute(mark.value)];
    return frame.bbox.contains(...place) ? place : null;
  }

  wholeHeight() {
    this.y.setv(this.height);
  }

  dragged() {
    const [from, edge, end] = this.shown;
    const { start: left, end: right } = this.x;
    if (left === from && right === end) return; // not by the reader
    const to = Math.min(right, edge);
    // What has no date can't be looked at more closely.
    this.onDrag(this.dated && to - left > DAY ? [left, to] : [from, edge]);
  }
}
