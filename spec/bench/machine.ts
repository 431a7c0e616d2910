import { cpus, loadavg } from 'node:os';

/** On what it was measured. Numbers of two machines do not compare; ratios of one run do. */
export const machine = (): string => {
  const { node, v8 } = process.versions;
  const cores = cpus();
  const [load = 0] = loadavg();
  const warning = load > cores.length ? '; it is busy: look at the columns by CPU' : '';
  return `Node ${node} (V8 ${v8}), ${cores.length} x ${cores[0]?.model.trim() ?? 'unknown'}, load ${load.toFixed(1)}${warning}`;
};
