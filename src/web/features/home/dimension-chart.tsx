import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { DIMENSION_NAMES, type Dimension } from "#shared/catalogue/types.ts";
import type { OverviewAnswer } from "#shared/home/contracts.ts";
import { monthPeriod } from "#shared/home/overview-spec.ts";

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Red is kept for what needs doing. Told apart by lightness as well as by hue, also on a black and white print. */
const COLOURS: Record<Dimension, string> = {
  political: "#2c4a6e",
  learning: "#7f9fc4",
  efficient: "#8a9a5b",
  clean: "#d6c08a",
};

type Props = {
  months: OverviewAnswer["months"];
  onOpen: (dimension: Dimension, period: ReturnType<typeof monthPeriod>) => void;
};

/** Occasions month by month, stacked by dimension. The table below it holds the same numbers. */
export function DimensionChart({ months, onOpen }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, null, { renderer: "svg" });
    const dimensions = Object.keys(DIMENSION_NAMES) as Dimension[];
    chart.setOption({
      animation: false,
      aria: { enabled: true },
      textStyle: { fontFamily: "inherit" },
      grid: { left: 8, right: 12, top: 34, bottom: 6, containLabel: true },
      legend: { top: 0, left: 8, icon: "rect", itemWidth: 12, itemHeight: 12, itemGap: 18 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: {
        type: "category",
        data: months.map(({ month }) => `${Number(month.slice(5))}月`),
        axisTick: { show: false },
      },
      yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: "#ececec" } } },
      series: dimensions.map((dimension) => ({
        type: "bar",
        stack: "all",
        barMaxWidth: 36,
        name: DIMENSION_NAMES[dimension],
        itemStyle: { color: COLOURS[dimension] },
        data: months.map(({ counts }) => counts[dimension]),
      })),
    });
    chart.on("click", ({ seriesIndex, dataIndex }) => {
      const [dimension, month] = [dimensions[seriesIndex ?? 0], months[dataIndex]];
      if (dimension && month) onOpen(dimension, monthPeriod(month.month));
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [months, onOpen]);
  return <div ref={place} className="chart" />;
}
