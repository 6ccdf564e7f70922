/* Scores rows of JSON with the npm package yoastseo (GPL-3.0, installed by whoever measures; nothing of it is here).

   node yoast_peer.js FOLDER < rows > answers      FOLDER holds node_modules/yoastseo
   A row: {id, text, keyphrase, title, titleWidth, description, slug, permalink}; text is HTML.
   An answer: {id, seo, readability, inclusive, checks: {id: score}, words, keyphrases, density, cpu_ms, rss_mb}. */
"use strict";
const { createRequire } = require("module");
const path = require("path");
const load = createRequire(path.join(path.resolve(process.argv[2]), "x.js"));
const print = console.log;
for (const noisy of ["log", "info", "warn", "debug"]) console[noisy] = () => {};
const { Paper, SeoAssessor, ContentAssessor, assessors } = load("yoastseo");
const Researcher = load("yoastseo/build/languageProcessing/languages/en/Researcher").default;
const LOCALE = "en_US";

const paperOf = row => new Paper(row.text, {
  keyword: row.keyphrase, title: row.title, titleWidth: row.titleWidth, textTitle: row.title,
  description: row.description, slug: row.slug, permalink: row.permalink, locale: LOCALE,
});

function assessed(assessor, row, checks) {
  assessor.assess(paperOf(row)); // a fresh paper each time: the library keeps its tree on it
  for (const result of assessor.results) checks[result.getIdentifier()] = result.getScore();
  return assessor;
}

function answer(row, made) {
  const checks = {};
  const start = process.cpuUsage();
  const seo = assessed(made.seo, row, checks);
  const content = assessed(made.readability, row, checks);
  made.inclusive.assess(paperOf(row));
  const used = process.cpuUsage(start);
  const aggregator = content.getScoreAggregator();
  aggregator.setLocale(LOCALE);
  const found = name => made.seo._researcher.getResearch(name);
  return {
    id: row.id, checks,
    seo: seo.getScoreAggregator().aggregate(seo.results),
    readability: aggregator.aggregate(content.results),
    inclusive: made.inclusive.calculateOverallScore(),
    words: found("wordCountInText").count, keyphrases: found("getKeyphraseCount").count,
    density: found("getKeyphraseDensity").density,
    cpu_ms: (used.user + used.system) / 1000, rss_mb: process.resourceUsage().maxRSS / 1024,
  };
}

const made = {
  seo: new SeoAssessor(new Researcher()), readability: new ContentAssessor(new Researcher()),
  inclusive: new assessors.InclusiveLanguageAssessor(new Researcher()),
};
for (const line of require("fs").readFileSync(0, "utf8").split("\n")) {
  if (line.trim()) print(JSON.stringify(answer(JSON.parse(line), made)));
}
