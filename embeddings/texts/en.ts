import type { french } from './fr.ts';

/** What models and indexes say in English. */
export const english: typeof french = {
  model: {
    restore: 'Restore the folder from the repository: git checkout -- embeddings/model',
    giveAnother:
      'Set EMBEDDING_MODEL to an existing folder, a model id such as Xenova/multilingual-e5-small, or nothing for the bundled model.',
    copyAgain:
      'Copy the model into the folder again, or set EMBEDDING_MODEL to nothing for the bundled model.',
    noFolder: (folder) => `The embedding model’s folder ${folder} does not exist.`,
    missingFile: (name, path) => `The model file ${name} is missing: ${path}`,
    damagedFile: (path, checksums) =>
      `The model file ${path} is damaged: it is not the one that ${checksums} beside it lists.`,
    unreadableChecksums: (path) => `The model’s list of checksums ${path} cannot be read.`,
    emptyChecksums: (path) => `The model’s list of checksums ${path} lists no files.`,
    notLoaded: (path, why) => `The model file ${path} cannot be loaded: ${why}`,
    noVectors: (model, why) => `The model ${model} does not work for embedding: ${why}.`,
    noTokenVectors: (outputs) => `outputs ${outputs} hold no token vectors`,
    badVector: (fault) => `a bad vector (${fault})`,
  },
  download: {
    noName: (model, revision) =>
      `“${model}” at revision “${revision}” is neither a folder nor a model id.`,
    noChecksums: (folder, checksums) =>
      `The folder ${folder} holds a model without its ${checksums}.`,
    deleteFolder: 'Delete this folder and start again to download the model anew.',
    deleteThat: (folder) => `Delete the folder ${folder} and start again to download it anew.`,
    notThere: (url) => `${url} does not exist`,
    answered: (url, status) => `${url} answered ${status}`,
    brokeOff: (url, loaded, total) => `${url} broke off after ${loaded} of ${total} bytes`,
    noModel: (model, revision, why) =>
      `There is no model ${model} at revision ${revision} with ONNX weights: ${why}.`,
    checkModel:
      'Check EMBEDDING_MODEL: it takes a model with an onnx folder, such as Xenova/multilingual-e5-small.',
    failed: (model, host, cache, why) =>
      `The model ${model} could not be downloaded from ${host} into ${cache}: ${why.join(': ')}.`,
    checkNetwork:
      'Check the network and the free disk space and start again; or set EMBEDDING_MODEL to a folder with the model’s files, or to nothing for the bundled model, which needs no network.',
  },
  index: {
    none: 'there is no saved index',
    unreadable: (why) => `the saved index cannot be read: ${why}`,
    damagedManifest: 'the manifest of the saved index is damaged',
    mismatch: (name, found, wanted) => `the saved index has ${name} ${found}, not ${wanted}`,
    notWritten: (path, why) => `The index could not be written to ${path}: ${why}.`,
    checkFolder:
      'Check that the folder can be written and that the disk is not full, then index again.',
    incomplete: (file) => `the index file ${file} is incomplete`,
    missing: (file) => `the index file ${file} is missing`,
    damaged: (file) => `the index file ${file} is damaged`,
    shortWrite: (bytes) => `only ${bytes} bytes were written`,
    incompleteAgain: 'it reads back incomplete',
  },
};
