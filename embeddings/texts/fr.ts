/** What models and indexes say in French; the English texts have its type. */
export const french = {
  model: {
    restore: 'Rétablissez le dossier depuis le dépôt\u00a0: git checkout -- embeddings/model',
    giveAnother:
      'Donnez à EMBEDDING_MODEL un dossier qui existe, un nom de modèle comme Xenova/multilingual-e5-small, ou rien pour le modèle fourni.',
    copyAgain:
      'Copiez de nouveau le modèle dans le dossier, ou videz EMBEDDING_MODEL pour prendre le modèle fourni.',
    noFolder: (folder: string) => `Le dossier du modèle ${folder} n’existe pas.`,
    missingFile: (name: string, path: string) =>
      `Le fichier de modèle ${name} manque\u00a0: ${path}`,
    damagedFile: (path: string, checksums: string) =>
      `Le fichier de modèle ${path} est endommagé\u00a0: ce n’est pas celui que décrit ${checksums} à côté de lui.`,
    unreadableChecksums: (path: string) =>
      `La liste des sommes de contrôle du modèle, ${path}, ne peut pas être lue.`,
    emptyChecksums: (path: string) =>
      `La liste des sommes de contrôle du modèle, ${path}, ne nomme aucun fichier.`,
    notLoaded: (path: string, why: string) =>
      `Le fichier de modèle ${path} ne peut pas être chargé\u00a0: ${why}`,
    noVectors: (model: string, why: string) =>
      `Le modèle ${model} ne sait pas calculer de vecteurs\u00a0: ${why}.`,
    noTokenVectors: (outputs: readonly string[]) =>
      `les sorties ${outputs} ne contiennent pas de vecteurs de mots`,
    badVector: (fault: string) => `un vecteur inutilisable (${fault})`,
  },
  download: {
    noName: (model: string, revision: string) =>
      `«\u00a0${model}\u00a0», révision «\u00a0${revision}\u00a0», n’est ni un dossier ni un nom de modèle.`,
    noChecksums: (folder: string, checksums: string) =>
      `Le dossier ${folder} contient un modèle sans son fichier ${checksums}.`,
    deleteFolder:
      'Supprimez ce dossier et recommencez\u00a0: le modèle sera téléchargé de nouveau.',
    deleteThat: (folder: string) =>
      `Supprimez le dossier ${folder} et recommencez pour le télécharger de nouveau.`,
    notThere: (url: string) => `${url} n’existe pas`,
    answered: (url: string, status: string) => `${url} a répondu ${status}`,
    brokeOff: (url: string, loaded: number, total: number) =>
      `${url} s’est interrompu après ${loaded} octets sur ${total}`,
    noModel: (model: string, revision: string, why: string) =>
      `Il n’y a pas de modèle ${model}, révision ${revision}, avec des poids ONNX\u00a0: ${why}.`,
    checkModel:
      'Vérifiez EMBEDDING_MODEL\u00a0: il y faut un modèle avec un dossier onnx, comme Xenova/multilingual-e5-small.',
    failed: (model: string, host: string, cache: string, why: readonly string[]) =>
      `Le modèle ${model} n’a pas pu être téléchargé de ${host} dans ${cache}\u00a0: ${why.join('\u00a0: ')}.`,
    checkNetwork:
      'Vérifiez le réseau et la place sur le disque, et recommencez\u202f; ou donnez à EMBEDDING_MODEL un dossier qui contient les fichiers du modèle, ou rien pour le modèle fourni, qui se passe de réseau.',
  },
  index: {
    none: 'il n’y a pas d’index enregistré',
    unreadable: (why: string) => `l’index enregistré ne peut pas être lu\u00a0: ${why}`,
    damagedManifest: 'la description de l’index enregistré est endommagée',
    mismatch: (name: string, found: unknown, wanted: unknown) =>
      `dans l’index enregistré, ${name} vaut ${found}, et non ${wanted}`,
    notWritten: (path: string, why: string) =>
      `L’index n’a pas pu être écrit dans ${path}\u00a0: ${why}.`,
    checkFolder:
      'Vérifiez que le dossier peut être écrit et que le disque n’est pas plein, puis relancez l’indexation.',
    incomplete: (file: string) => `le fichier d’index ${file} est incomplet`,
    missing: (file: string) => `le fichier d’index ${file} n’est plus là`,
    damaged: (file: string) => `le fichier d’index ${file} est endommagé`,
    shortWrite: (bytes: number) => `seuls ${bytes}\u00a0octets ont été écrits`,
    incompleteAgain: 'il est incomplet à la relecture',
  },
};
