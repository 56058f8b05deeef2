import { parentPort, workerData } from 'node:worker_threads';
import { roadMatrix } from '../../domain/route/road-matrix.ts';
import { readExtract } from './read-extract.ts';
import type { RoadsAnswer, RoadsAsked } from './roads.ts';

// Reads the extract as it begins, and then answers one table after the other.
const ready = readExtract((workerData as { file: string }).file);
const say = (answer: RoadsAnswer) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(answer);
};
ready.then(
  (graph) => say({ ready: { nodes: graph.lat.length, edges: graph.targets.length } }),
  (error: unknown) => say({ failed: error instanceof Error ? error.message : `${error}` }),
);
parentPort?.on('message', ({ id, places, until }: RoadsAsked) => {
  void ready.then(
    (graph) => say({ id, known: roadMatrix(graph, places, () => Date.now() < until) }),
    () => {},
  );
});
