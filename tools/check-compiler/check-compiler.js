/**
 * Two dependencies are compiled by `npm ci`. Where something is missing for that, says so in a line, instead of the
 * hundred lines of node-gyp. It is a package of its own because npm runs the scripts of a project after those of its
 * dependencies, but the `preinstall` of every dependency before anything is compiled. CommonJS, with no dependency.
 */
const { spawnSync } = require('node:child_process');

const { env, platform } = process;
const works = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
const NEEDED = [
  ['python3', [env.PYTHON, env.npm_config_python, 'python3', 'python']],
  ['make', [env.MAKE, 'make', 'gmake']],
  ['g++', [env.CXX, 'g++', 'c++', 'clang++']],
];

// Visual Studio is found in other ways.
if (platform !== 'win32') {
  const missing = NEEDED.filter(
    ([, commands]) => !commands.some((command) => command && works(command)),
  ).map(([name]) => name);
  if (missing.length > 0) {
    const list = missing.join(', ');
    const how = platform === 'darwin' ? 'xcode-select --install' : 'apt install python3 make g++';
    console.error(
      `Kiosque needs ${list} to compile two of its dependencies. Install (${how}), then run npm ci again.\n` +
        `Kiosque a besoin de ${list} pour compiler deux de ses dépendances. Installez (${how}), puis relancez npm ci.`,
    );
    process.exit(1);
  }
}
