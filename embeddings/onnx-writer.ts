import protobuf from 'protobufjs';

/** The part of onnx.proto that small graphs need; field numbers as in ONNX. */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  message ModelProto { int64 ir_version = 1; GraphProto graph = 7; repeated OperatorSetId opset_import = 8; }
  message OperatorSetId { string domain = 1; int64 version = 2; }
  message GraphProto {
    repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
    repeated ValueInfo input = 11; repeated ValueInfo output = 12;
  }
  message NodeProto { repeated string input = 1; repeated string output = 2; string op_type = 4; repeated Attribute attribute = 5; }
  message Attribute { string name = 1; int64 i = 3; int32 type = 20; }
  message TensorProto { repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4; repeated int64 int64_data = 7; string name = 8; bytes raw_data = 9; }
  message ValueInfo { string name = 1; TypeProto type = 2; }
  message TypeProto { TensorType tensor_type = 1; }
  message TensorType { int32 elem_type = 1; Shape shape = 2; }
  message Shape { repeated Dimension dim = 1; }
  message Dimension { int64 dim_value = 1; string dim_param = 2; }
`,
  { keepCase: true },
);

const ELEMENT_TYPES = { float32: 1, uint8: 2, int8: 3, int64: 7 } as const;
const INT_ATTRIBUTE = 2;

/** One operation of a graph, as ONNX names it. */
export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number>>;
}

/** Of an input or output: names of dimensions are free, numbers fixed. */
export interface Value {
  readonly type: keyof typeof ELEMENT_TYPES;
  readonly dims: readonly (string | number)[];
}

/** What a model computes, from its inputs to its outputs. */
export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly inputs: Readonly<Record<string, Value>>;
  readonly outputs: Readonly<Record<string, Value>>;
  /** Constants. */
  readonly floats?: Readonly<Record<string, { readonly dims: number[]; readonly data: number[] }>>;
  readonly bytes?: Readonly<Record<string, { readonly dims: number[]; readonly data: Int8Array }>>;
  readonly integers?: Readonly<Record<string, number[]>>;
}

/** A graph as an ONNX file: IR 7, opset 13. */
export function onnxFile(graph: Graph): Uint8Array {
  const type = root.lookupType('ModelProto');
  return type
    .encode(
      type.create({
        ir_version: 7,
        opset_import: [{ domain: '', version: 13 }],
        graph: {
          name: graph.name,
          node: graph.nodes.map(({ op, inputs, outputs, attributes = {} }) => ({
            op_type: op,
            input: inputs,
            output: outputs,
            attribute: Object.entries(attributes).map(([name, i]) => ({
              name,
              i,
              type: INT_ATTRIBUTE,
            })),
          })),
          initializer: [
            ...Object.entries(graph.floats ?? {}).map(([name, { dims, data }]) => ({
              name,
              dims,
              data_type: ELEMENT_TYPES.float32,
              float_data: data,
            })),
            ...Object.entries(graph.bytes ?? {}).map(([name, { dims, data }]) => ({
              name,
              dims,
              data_type: ELEMENT_TYPES.int8,
              raw_data: new Uint8Array(data.buffer, data.byteOffset, data.length),
            })),
            ...Object.entries(graph.integers ?? {}).map(([name, data]) => ({
              name,
              dims: [data.length],
              data_type: ELEMENT_TYPES.int64,
              int64_data: data,
            })),
          ],
          input: valueInfos(graph.inputs),
          output: valueInfos(graph.outputs),
        },
      }),
    )
    .finish();
}

function valueInfos(values: Graph['inputs']) {
  return Object.entries(values).map(([name, { type, dims }]) => {
    const dim = dims.map((size) =>
      typeof size === 'number' ? { dim_value: size } : { dim_param: size },
    );
    return { name, type: { tensor_type: { elem_type: ELEMENT_TYPES[type], shape: { dim } } } };
  });
}
