// What do the face networks say in their own package? peer.mjs NETWORK FILE… prints one line of numbers for each picture.
//
// NETWORK is detector (rows of top, left, bottom, right, score), quick, landmarks or descriptor; FILE is a square PPM (P6) of the size
// that the network takes, so that nothing is resized. The package runs on plain JavaScript: no browser, no native add-on.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../node_modules/@vladmandic/face-api/', import.meta.url))

/** The package and its TensorFlow.js. It takes Node for a browser's bundle and then misses parts of both, so it gets neither. */
export function load() {
    const code = readFileSync(`${home}dist/face-api.js`, 'utf8')
    const faces = new Function('process', 'window', `${code}\nreturn faceapi`)()
    class Nothing {}
    faces.env.setEnv({ Canvas: Nothing, CanvasRenderingContext2D: Nothing, Image: Nothing, ImageData: Nothing, Video: Nothing })
    const arrays = [Float32Array, Int32Array, Uint8Array, Uint8ClampedArray]
    faces.tf.env().setPlatform('plain', {
        now: () => performance.now(),
        setTimeoutCustom: setTimeout,
        isTypedArray: (value) => arrays.some((kind) => value instanceof kind),
    })
    faces.tf.enableProdMode()
    return faces.tf.setBackend('cpu').then(() => faces)
}

const networks = {
    detector: ['ssdMobilenetv1', 'ssd_mobilenetv1_model'],
    quick: ['tinyFaceDetector', 'tiny_face_detector_model'],
    landmarks: ['faceLandmark68Net', 'face_landmark_68_model'],
    descriptor: ['faceRecognitionNet', 'face_recognition_model'],
}

/** One network with its weights. */
export async function network(faces, name) {
    const [net, model] = networks[name]
    const manifest = JSON.parse(readFileSync(`${home}model/${model}-weights_manifest.json`, 'utf8'))
    const read = async (paths) => paths.map((path) => new Uint8Array(readFileSync(`${home}model/${path.split('/').pop()}`)).buffer)
    faces.nets[net].loadFromWeightMap(await faces.tf.io.weightsLoaderFactory(read)(manifest))
    return faces.nets[net]
}

/** A PPM as a tensor of rows, columns and colours. */
export function picture(faces, file) {
    const bytes = readFileSync(file)
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))
    const [width, height] = [Number(head[1]), Number(head[2])]
    return faces.tf.tensor3d(Float32Array.from(bytes.subarray(head[0].length)), [height, width, 3])
}

function values(name, answer) {
    if (name !== 'detector') return [...answer.dataSync()]
    const boxes = answer.boxes[0].arraySync()
    return [...answer.scores[0].dataSync()].flatMap((score, place) => [...boxes[place], score])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [name, ...files] = process.argv.slice(2)
    const faces = await load()
    const net = await network(faces, name)
    for (const file of files) {
        const seen = picture(faces, file)
        console.log(values(name, await net.forward(seen, seen.shape[0])).join(' '))
    }
}
