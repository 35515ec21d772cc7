import Graph from "graphology";
import Sigma from "sigma";
import type { Organisations } from "./organisations";
import { styleColour } from "./paint";

/** A drawn network, whose colours change with time. */
export interface Network {
  paint(nodes: string[]): void;
  /** Colours of the kept links, in their order; null hides them. */
  paintTies(edges: string[] | null): void;
  pick(organisation: number | null): void;
  destroy(): void;
}

function graphOf(organisations: Organisations): Graph {
  const graph = new Graph({ type: "directed", multi: true });
  organisations.names.forEach((name, n) =>
    graph.addNode(n, {
      x: organisations.x[n],
      y: organisations.y[n],
      size: organisations.size[n],
      label: name,
      color: "#888888",
    }),
  );
  const { links } = organisations;
  links?.rows.forEach((row) => {
    const [from, to] = [links.from[row] ?? 0, links.to[row] ?? 0];
    if (from !== to)
      graph.addDirectedEdgeWithKey(row, from, to, { size: 0.6, color: "#888888", hidden: true });
  });
  return graph;
}

interface Drawn {
  x: number;
  y: number;
  size: number;
  label?: string | null;
  highlighted?: boolean;
}

/** To the right of the point, or to the left where there is no room; how wide it is. */
function beside(context: CanvasRenderingContext2D, node: Drawn): { start: number; width: number } {
  const width = context.measureText(node.label ?? "").width;
  const right = node.x + node.size + 4;
  const fits = right + width + 8 < context.canvas.clientWidth;
  return { width, start: fits ? right : Math.max(4, node.x - node.size - 12 - width) };
}

function drawName(context: CanvasRenderingContext2D, node: Drawn): void {
  if (!node.label || node.highlighted) return;
  context.font = "13px system-ui, sans-serif";
  context.fillStyle = styleColour("--ink");
  context.fillText(node.label, beside(context, node).start, node.y + 4);
}

/** The name of what is picked or pointed at, on paper of its own. */
function drawPicked(context: CanvasRenderingContext2D, node: Drawn): void {
  context.font = "600 14px system-ui, sans-serif";
  const { start, width } = beside(context, node);
  context.fillStyle = styleColour("--paper");
  context.strokeStyle = styleColour("--ink");
  context.beginPath();
  context.roundRect(start, node.y - 12, width + 8, 24, 4);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(node.x, node.y, node.size + 2, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = styleColour("--ink");
  context.fillText(node.label ?? "", start + 4, node.y + 5);
}

export function createNetwork(
  space: HTMLElement,
  organisations: Organisations,
  chosen: (organisation: number) => void,
): Network {
  const graph = graphOf(organisations);
  const place = new Map(organisations.links?.rows.map((row, n) => [String(row), n]) ?? []);
  let picked: string | null = null;
  const sigma = new Sigma(graph, space, {
    renderEdgeLabels: false,
    labelRenderedSizeThreshold: 9,
    labelDensity: 0.25,
    labelColor: { color: styleColour("--ink") },
    defaultDrawNodeLabel: (context, node) => drawName(context, node as Drawn),
    defaultDrawNodeHover: (context, node) => drawPicked(context, node as Drawn),
    labelFont: "system-ui, sans-serif",
    defaultEdgeType: "line",
    hideEdgesOnMove: true,
    stagePadding: 24,
    zIndex: true,
    nodeReducer: (node, data) =>
      node === picked
        ? { ...data, size: 1.6 * (data["size"] as number) + 3, highlighted: true, zIndex: 2 }
        : data,
  });
  sigma.on("clickNode", ({ node }) => chosen(Number(node)));
  return {
    paint(nodes) {
      graph.updateEachNodeAttributes((node, data) => ({ ...data, color: nodes[Number(node)] ?? "#888888" }), {
        attributes: ["color"],
      });
    },
    paintTies(edges) {
      graph.updateEachEdgeAttributes(
        (edge, data) => ({
          ...data,
          hidden: edges === null,
          color: edges?.[place.get(edge) ?? 0] ?? "#888888",
        }),
        { attributes: ["color", "hidden"] },
      );
    },
    pick(organisation) {
      const wanted = organisation === null ? null : String(organisation);
      if (wanted === picked) return;
      picked = wanted;
      sigma.refresh({ skipIndexation: true });
    },
    destroy: () => sigma.kill(),
  };
}
