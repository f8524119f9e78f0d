import protobuf from 'protobufjs';

/** The part of onnx.proto that the tests' models need; field numbers as in ONNX. */
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
  message TensorProto { repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4; repeated int64 int64_data = 7; string name = 8; }
  message ValueInfo { string name = 1; TypeProto type = 2; }
  message TypeProto { TensorType tensor_type = 1; }
  message TensorType { int32 elem_type = 1; Shape shape = 2; }
  message Shape { repeated Dimension dim = 1; }
  message Dimension { int64 dim_value = 1; string dim_param = 2; }
`,
  { keepCase: true },
);

const FLOAT = 1;
const INT64 = 7;
const INT_ATTRIBUTE = 2;

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly floats: Readonly<Record<string, { readonly dims: number[]; readonly data: number[] }>>;
  readonly integers: Readonly<Record<string, number[]>>;
  /** Names of int64 inputs [batch, sequence]. */
  readonly inputs: readonly string[];
  /** Name of the float output, with its dimensions: names are free, numbers fixed. */
  readonly output: { readonly name: string; readonly dims: readonly (string | number)[] };
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
          name: 'tiny',
          node: graph.nodes.map(({ op, inputs, output, attributes = {} }) => ({
            op_type: op,
            input: inputs,
            output: [output],
            attribute: Object.entries(attributes).map(([name, i]) => ({
              name,
              i,
              type: INT_ATTRIBUTE,
            })),
          })),
          initializer: [
            ...Object.entries(graph.floats).map(([name, { dims, data }]) => ({
              name,
              dims,
              data_type: FLOAT,
              float_data: data,
            })),
            ...Object.entries(graph.integers).map(([name, data]) => ({
              name,
              dims: [data.length],
              data_type: INT64,
              int64_data: data,
            })),
          ],
          input: graph.inputs.map((name) => valueInfo(name, INT64, ['batch', 'sequence'])),
          output: [valueInfo(graph.output.name, FLOAT, graph.output.dims)],
        },
      }),
    )
    .finish();
}

function valueInfo(name: string, elemType: number, dims: readonly (string | number)[]) {
  const dim = dims.map((size) =>
    typeof size === 'number' ? { dim_value: size } : { dim_param: size },
  );
  return { name, type: { tensor_type: { elem_type: elemType, shape: { dim } } } };
}
