// SPDX-License-Identifier: GPL-3.0-or-later
//
//   node look.mjs PAGE.html [--axe axe.min.js] [--pictures FOLDER] [--pdf FILE]
//
// Opens a page in headless Chromium and says what it saw, a line each:
//
//   requests N      that the page made beside itself
//   console N       lines that it wrote to the console
//   wide W N        N pixels too wide at a window of W
//   axe W N         violations that axe-core found (with --axe)
//   pages N         sheets of A4
//
// Each is followed by what was found, on lines that begin with a space.
// --pictures takes light, dark and narrow pictures. Speaks the DevTools
// protocol through a pipe, so that nothing but Chromium and node is needed.
// CHROMIUM names the browser.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync }
    from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(2);
const option = (name) => {
	const at = args.indexOf(name);
	return at < 0 ? undefined : args.splice(at, 2)[1];
};
const axe = option('--axe');
const pictures = option('--pictures');
const pdf = option('--pdf');
const page = resolve(args[0]);
const profile = mkdtempSync(join(tmpdir(), 'look-'));

const browser = spawn(process.env.CHROMIUM || 'chromium', [
	'--headless=new', '--no-sandbox', '--disable-gpu',
	'--disable-dev-shm-usage', '--no-first-run', '--disable-extensions',
	'--disable-background-networking', '--hide-scrollbars',
	'--force-color-profile=srgb', '--remote-debugging-pipe',
	`--user-data-dir=${profile}`, 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

const waiting = new Map();
const listeners = [];
let last = 0;
let rest = '';
browser.stdio[4].on('data', (data) => {
	const parts = (rest + data).split('\0');
	rest = parts.pop();
	for (const part of parts) {
		const m = JSON.parse(part);
		if (m.id) {
			const [yes, no] = waiting.get(m.id);
			waiting.delete(m.id);
			if (m.error)
				no(new Error(m.error.message));
			else
				yes(m.result);
		} else {
			for (const f of listeners)
				f(m);
		}
	}
});
browser.on('error', (e) => {
	console.error(`look: ${e.message}`);
	process.exit(1);
});

function call(method, params = {}, sessionId) {
	const id = ++last;
	browser.stdio[3].write(
	    JSON.stringify({ id, method, params, sessionId }) + '\0');
	return new Promise((yes, no) => waiting.set(id, [yes, no]));
}

function once(name) {
	return new Promise((yes) => listeners.push(
	    (m) => m.method === name && yes(m.params)));
}

const say = (name, list) => {
	console.log(`${name} ${list.length}`);
	for (const one of list)
		console.log(` ${one}`);
};

async function main() {
	const { targetId } = await call('Target.createTarget',
	    { url: 'about:blank' });
	const { sessionId } = await call('Target.attachToTarget',
	    { targetId, flatten: true });
	const tell = (method, params) => call(method, params, sessionId);
	const value = async (expression) => (await tell('Runtime.evaluate',
	    { expression, awaitPromise: true, returnByValue: true }))
	    .result.value;
	const requests = [];
	const lines = [];
	listeners.push(({ method, params }) => {
		const url = params.request?.url;
		if (method === 'Network.requestWillBeSent' &&
		    url !== pathToFileURL(page).href)
			requests.push(url);
		if (method === 'Runtime.consoleAPICalled')
			lines.push(params.args.map((a) => a.value).join(' '));
		if (method === 'Runtime.exceptionThrown')
			lines.push(params.exceptionDetails.text);
		if (method === 'Log.entryAdded')
			lines.push(params.entry.text);
	});
	for (const domain of ['Network', 'Runtime', 'Log', 'Page'])
		await tell(`${domain}.enable`);
	const loaded = once('Page.loadEventFired');
	await tell('Page.navigate', { url: pathToFileURL(page).href });
	await loaded;

	const size = (width, height, scale) => tell(
	    'Emulation.setDeviceMetricsOverride',
	    { width, height, deviceScaleFactor: scale, mobile: width < 500 });
	const scheme = (name) => tell('Emulation.setEmulatedMedia',
	    { features: [{ name: 'prefers-color-scheme', value: name }] });
	const picture = async (name) => {
		if (!pictures)
			return;
		mkdirSync(pictures, { recursive: true });
		const { data } = await tell('Page.captureScreenshot',
		    { captureBeyondViewport: true });
		writeFileSync(join(pictures, `${name}.png`),
		    Buffer.from(data, 'base64'));
	};
	if (axe)
		await value(readFileSync(axe, 'utf8') + ';0');
	for (const [width, name] of [[1100, 'light'], [1100, 'dark'],
	    [390, 'narrow'], [390, 'narrow-dark']]) {
		await size(width, 900, 1);
		await scheme(name.endsWith('dark') ? 'dark' : 'light');
		const wide = await value(
		    `Math.max(document.documentElement.scrollWidth,
		    innerWidth) - ${width}`);
		console.log(`wide ${width} ${Math.max(0, wide)}`);
		if (axe) {
			const found = await value(`axe.run(document,
			    { resultTypes: ['violations'] }).then((r) =>
			    r.violations.map((v) => v.id + ': ' + v.help + ' ' +
			    v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) +
			    ' ' + (n.any[0]?.message ?? '')).join(' | ')))`);
			say(`axe ${name}`, found ?? ['axe-core did not run']);
		}
		await picture(name);
	}
	await scheme('light');
	const printed = Buffer.from((await tell('Page.printToPDF',
	    { preferCSSPageSize: true, printBackground: true })).data, 'base64');
	if (pdf)
		writeFileSync(pdf, printed);
	console.log(`pages ${
	    (printed.toString('latin1').match(/\/Type\s*\/Page\b/g) || [])
	    .length}`);
	say('requests', requests);
	say('console', lines);
}

const limit = setTimeout(() => {
	console.error('look: the browser does not answer');
	browser.kill('SIGKILL');
	process.exitCode = 1;
}, 150000);
try {
	await main();
	await Promise.race([call('Browser.close').catch(() => 0),
	    new Promise((yes) => setTimeout(yes, 3000))]);
} catch (e) {
	console.error(`look: ${e.message}`);
	process.exitCode = 1;
}
clearTimeout(limit);
const gone = new Promise((yes) => browser.on('exit', yes));
if (browser.exitCode === null && browser.kill('SIGKILL'))
	await gone;
try {
	rmSync(profile, { recursive: true, force: true, maxRetries: 20,
		retryDelay: 50 });
} catch {
	// a helper of the browser still writes there; the folder is temporary
}
process.exit();
