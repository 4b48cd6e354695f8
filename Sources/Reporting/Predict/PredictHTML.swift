import Conformance
package import Planning

extension Report {
  /// Predictions as one HTML file that needs nothing else, with a plot for each server; well-formed as XML too.
  package static func html(_ answers: [CapacityAnswer]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>Lockstep: what the models should deliver</title>
    <style>\(style)</style>
    </head>
    <body>
    <h1>What the models should deliver</h1>
    \(answers.map(section).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private static func section(_ answer: CapacityAnswer) -> String {
    let head = zip(answer.head[0], answer.head[1]).map { [$0, $1].filter { !$0.isEmpty }.joined(separator: " ") }
    let rows = answer.rows.map { row in
      "<tr>" + answer.cells(row).map { "<td>\($0.escapedForXML)</td>" }.joined() + "</tr>"
    }
    return """
      <section>
      <h2>\(answer.server.name.escapedForXML)</h2>
      <p>\("\(answer.server.model): \(answer.setting)".escapedForXML).</p>
      <div class="plots">
      \(PredictPlot.throughput(answer).svg)
      \(PredictPlot.latency(answer).svg)
      </div>
      <table>
      <thead><tr>\(head.map { "<th>\($0.escapedForXML)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      \(answer.conclusions.map { "<p>\($0.escapedForXML)</p>" }.joined(separator: "\n"))
      </section>
      """
  }

  /// Colours follow the reader's choice of light or dark.
  private static let style = """

    :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --rule: #c9c9d1; --one: #1a5fb4; --two: #b5400a; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e6ea; --paper: #17171b; --rule: #4a4a55; --one: #7ab4ff; --two: #ffa26b; }
    }
    body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 64rem;
      margin: 2rem auto; padding: 0 1rem; }
    .plots { display: flex; flex-wrap: wrap; gap: 1rem; }
    svg { width: 30rem; max-width: 100%; height: auto; }
    svg text { fill: var(--ink); font-size: 12px; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
    th, td { padding: .2rem .8rem .2rem 0; text-align: right; border-bottom: 1px solid var(--rule); }

    """
}
