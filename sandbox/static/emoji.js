// Emoji short codes. A name that is not here is shown as it was written.

import { h } from "./dom.js";

const TABLE = `
+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌
negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫 rotating_light 🚨 exclamation ❗ question ❓
grey_question ❔ bangbang ‼️ information_source ℹ️ bulb 💡 dart 🎯 trophy 🏆 tada 🎉 confetti_ball 🎊 sparkles ✨
star ⭐ star2 🌟 fire 🔥 zap ⚡ boom 💥 rocket 🚀 100 💯 medal 🏅 first_place_medal 🥇 second_place_medal 🥈
third_place_medal 🥉 crown 👑 gem 💎 key 🔑 lock 🔒 unlock 🔓 closed_lock_with_key 🔐 shield 🛡️ bell 🔔 no_bell 🔕
mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 left_speech_bubble 🗨️ email 📧 envelope ✉️ incoming_envelope 📨
inbox_tray 📥 outbox_tray 📤 mailbox 📫 telephone_receiver 📞 phone ☎️ iphone 📱 computer 💻 calendar 📅 date 📅
spiral_calendar_pad 🗓️ alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ hourglass ⌛ hourglass_flowing_sand ⏳ clock3 🕒 clock9 🕘
bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 clipboard 📋 memo 📝 pencil ✏️ pencil2 ✏️
page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 notebook 📓 books 📚 book 📖 open_book 📖 newspaper 📰
file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ paperclip 📎 link 🔗 pushpin 📌 round_pushpin 📍 scissors ✂️
mag 🔍 mag_right 🔎 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ toolbox 🧰 test_tube 🧪 microscope 🔬 compass 🧭
moneybag 💰 dollar 💵 euro 💶 pound 💷 credit_card 💳 money_with_wings 💸 receipt 🧾 briefcase 💼 office 🏢
handshake 🤝 wave 👋 raised_hands 🙌 clap 👏 pray 🙏 muscle 💪 point_right 👉 point_left 👈 point_up ☝️ point_down 👇
ok_hand 👌 v ✌️ crossed_fingers 🤞 raising_hand 🙋 eyes 👀 ear 👂 brain 🧠 heart ❤️ yellow_heart 💛 green_heart 💚
blue_heart 💙 purple_heart 💜 broken_heart 💔 smile 😄 grinning 😀 slightly_smiling_face 🙂 blush 😊 wink 😉 joy 😂
thinking_face 🤔 neutral_face 😐 worried 😟 confused 😕 disappointed 😞 cry 😢 sob 😭 angry 😠 sweat_smile 😅 relieved 😌
sunglasses 😎 hugging_face 🤗 exploding_head 🤯 face_with_monocle 🧐 nerd_face 🤓 robot_face 🤖 zzz 💤 sleeping 😴
coffee ☕ seedling 🌱 herb 🌿 evergreen_tree 🌲 sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ rainbow 🌈 snowflake ❄️
musical_note 🎵 notes 🎶 microphone 🎤 headphones 🎧 guitar 🎸 studio_microphone 🎙️ cd 💿 art 🎨 camera 📷 movie_camera 🎥
shopping_trolley 🛒 package 📦 gift 🎁 shop 🏪 house 🏠 car 🚗 airplane ✈️ world_map 🗺️ globe_with_meridians 🌐
repeat 🔁 arrows_counterclockwise 🔄 fast_forward ⏩ arrow_forward ▶️ double_vertical_bar ⏸️ black_square_for_stop ⏹️
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_upper_right ↗️ arrow_lower_right ↘️ heavy_plus_sign ➕
heavy_minus_sign ➖ heavy_multiplication_x ✖️ large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠
red_circle 🔴 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ checkered_flag 🏁 triangular_flag_on_post 🚩
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ thermometer 🌡️ battery 🔋 umbrella ☂️ lifebuoy 🛟 busts_in_silhouette 👥
bust_in_silhouette 👤 speaking_head_in_silhouette 🗣️ wastebasket 🗑️ bookmark 🔖 label 🏷️ ledger 📒 balance_scale ⚖️
`;

const words = TABLE.trim().split(/\s+/);

/** name → character */
export const EMOJI = Object.create(null);
for (let index = 0; index < words.length; index += 2) EMOJI[words[index]] = words[index + 1];

/** Offered in the picker: first the ones a digest listens for, then the usual ones. */
export const PICKER = [
  "white_check_mark", "trophy", "+1", "-1", "zzz", "repeat", "dart", "question", "no_bell",
  "eyes", "raised_hands", "tada", "heart", "pray", "clap", "thinking_face", "bulb", "fire",
];

/** One emoji a screen reader can name. */
export function emojiNode(name) {
  return h("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` },
    EMOJI[name] ?? `:${name}:`);
}
